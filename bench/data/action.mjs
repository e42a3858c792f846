// The action without a runner around it: all of its code is loaded, and it hands a job to the engine's process as it always does.
import { text } from 'node:stream/consumers'
import { main } from '../../action-data-validate/src/main.ts'
import { scanInChild } from '../../action-data-validate/src/scan/scan-child.ts'

const HOUR = 3_600_000

if (typeof main !== 'function') throw new TypeError('the action is not loaded')
const [, , script = ''] = process.argv
const job = JSON.parse(await text(process.stdin))
const start = performance.now()
const scan = await scanInChild(job, { script, timeout: HOUR })
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000, profile: scan.profile }))
