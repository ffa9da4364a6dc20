import './frame.ts'
import './parts/chart.ts'
