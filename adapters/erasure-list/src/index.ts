export { erasureList } from './erasure-list.ts'
