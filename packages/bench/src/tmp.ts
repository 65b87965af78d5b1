import { measureStore } from './store.ts'
import { report } from './report.ts'
report('store', await measureStore(process.argv[2] ?? '', 2000))
