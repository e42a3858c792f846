import { join } from 'node:path'
import { compositeRunner } from '@mlgate/runner'
import { main } from './main.ts'

const program = (name: string): string => join(import.meta.dirname, `${name}-process.js`)

await main(compositeRunner(), { scoring: program('scoring'), timing: program('timing'), memory: program('memory'), probing: program('probing') })
