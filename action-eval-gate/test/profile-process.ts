// Counts where the nodes of a model ran on the CPU; ONNX Runtime takes no arrays that a test's own realm has made.
import { placeNodes } from '../src/cuda/prove.ts'
import { loadRuntime } from '../src/scoring/session.ts'

const [runtime = '', folder = '', path = ''] = process.argv.slice(2)
const model = { kind: 'model', path, name: 'model', signature: { inputs: [{ name: 'speed', type: 'float', rank: 2 }], score: { name: 'probability', type: 'float' } } } as const
const columns = new Map([['speed', Float64Array.from([1, 2])]])
console.log(JSON.stringify(await placeNodes(loadRuntime(runtime), model, columns, folder, { executionProviders: ['cpu'], logSeverityLevel: 4 })))
process.exit(0)
