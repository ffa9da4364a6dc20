export { defineElements } from './define.ts'
