import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { loadTable, withEngine } from '../src/index.ts'
import { linesOfRows } from '../src/lines/line-numbers.ts'
import { problemsOf, runtime, withFolder, write } from './scratch.ts'
import { specs } from './with-table.ts'

/** A zstd file of raw blocks (RFC 8878): one frame for each part, for the engine can write tables only. */
function zstd(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => {
    const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0])
    head.writeUInt32LE(part.length, 5)
    const blocks: Buffer[] = []
    for (let at = 0; at < part.length || at === 0; at += 1 << 16) {
      const piece = part.subarray(at, at + (1 << 16))
      const header = Buffer.alloc(3)
      header.writeUIntLE((piece.length << 3) | (at + (1 << 16) >= part.length ? 1 : 0), 0, 3)
      blocks.push(header, piece)
    }
    return [head, ...blocks]
  }))
}

const PACKED: readonly (readonly [ending: string, pack: (text: Buffer) => Uint8Array])[] = [['', (text) => text], ['.gz', gzipSync], ['.zst', (text) => zstd(text)]]

async function linesIn(name: string, content: Uint8Array, rows: readonly number[]): Promise<readonly (readonly [number, number])[]> {
  return await withFolder(async (folder) => {
    const path = await write(folder, name, content)
    return await withEngine({ runtime, files: [path] }, async (engine) => {
      const { files: [file] } = await loadTable(engine, [{ path, name }], specs('a:string'))
      return [...await linesOfRows(engine, file!, rows)].sort(([a], [b]) => a - b)
    })
  })
}

describe.each(PACKED)('lines of rows in a file%s', (ending, pack) => {
  it.each([
    ['a.csv', 'a,b\n\n1,"x\n\n""y"\n\n\n2,z\n3,w', [[1, 3], [2, 8], [3, 9]]],
    ['a.csv', 'a,b\r\n\r\n1,"x\r\n\r\ny"\r\n\r\n2,z\r\n3,w\r\n', [[1, 3], [2, 7], [3, 8]]],
    ['a.csv', '\ufeffa,b\n1,\u001f\n\n2,z\n3,ü', [[1, 2], [2, 4], [3, 5]]],
    ['a.tsv', 'a\tb\n1\t"x\n"\n2\t,\n3\t\n', [[1, 2], [2, 4], [3, 5]]],
    ['a.jsonl', '{"a":"1"}\n\n{"a":"\\"\\n"}\n{"a":"3"}', [[1, 1], [2, 3], [3, 4]]],
    ['a.json', '[\n{"a":"}]"},\n\n{"a":{"b":[\n{}]}}, {"a":"\\"{"}\n]', [[1, 2], [2, 4], [3, 5]]],
    ['a.json', '[{"a":1},{"a":2},{"a":3}]', [[1, 1], [2, 1], [3, 1]]]
  ])('%s: %j', async (name, text, expected) => {
    expect(await linesIn(`${name}${ending}`, pack(Buffer.from(text)), [1, 2, 3])).toEqual(expected)
  })

  it('that is large are the ones that were counted', async () => {
    let [text, next] = ['a,b\n', 2]
    const starts: number[] = []
    for (let at = 0; at < 30_000; at++) {
      const blank = at % 7 === 0 ? 1 : 0
      starts.push(next + blank)
      text += `${'\n'.repeat(blank)}${at},${at % 5 === 0 ? '"two\nlines"' : 'y'}\n`
      next += blank + (at % 5 === 0 ? 2 : 1)
    }
    const rows = [1, 6, 8, 29_999]
    expect(await linesIn(`a.csv${ending}`, pack(Buffer.from(text)), rows)).toEqual(rows.map((row) => [row, starts[row - 1]]))
  })

  it.each([
    ['a.csv', 'a,b\n1,"x\n\ny"\n\n\n2,z\n3\n4,5\n', 8], ['a.csv', 'a,b\r\n1,"x\r\n\r\ny"\r\n\r\n2,z\r\n3\r\n4,5\r\n', 7],
    ['a.csv', 'a,b\n\n1,2\n"3,4\n5,6\n', 4], ['a.csv', 'a,b\n\n1,2,3\n', 3], ['a.jsonl', '{"a":1}\n\n{"a":\n', 3]
  ])('%s with a broken row: %j', async (name, text, line) => {
    await withFolder(async (folder) => {
      const [file, content] = [`${name}${ending}`, pack(Buffer.from(text))]
      const path = await write(folder, file, content)
      const [problem] = await problemsOf(withEngine({ runtime, files: [path] }, (engine) => loadTable(engine, [{ path, name: file }], specs('a:string'))))
      expect(problem).toMatchObject({ code: 'MLG-502', where: `${file}:${line}` })
    })
  })
})

describe('lines of rows in zstd', () => {
  it('of several frames, and as the engine writes it', async () => {
    const content = zstd(Buffer.from('a,b\n1,x\n\n2,"y'), Buffer.from('\n"\n3,z\n'))
    expect(await linesIn('a.csv.zst', content, [1, 2, 3])).toEqual([[1, 2], [2, 4], [3, 6]])
    await withFolder(async (folder) => {
      await (await (await DuckDBInstance.create(':memory:')).connect()).run(`COPY (SELECT i AS a FROM range(5000) r(i)) TO '${join(folder, 'a.csv.zst')}' (FORMAT csv, HEADER, COMPRESSION zstd)`)
      expect(await linesIn('a.csv.zst', await readFile(join(folder, 'a.csv.zst')), [4999])).toEqual([[4999, 5000]])
    })
  })

  it('whose lines end in different ways name no line of a broken row rather than a wrong one', async () => {
    await withFolder(async (folder) => {
      const path = await write(folder, 'a.csv.zst', zstd(Buffer.from('a,b\r\n1,2\n3,4\r\n5\n')))
      expect(await problemsOf(withEngine({ runtime, files: [path] }, (engine) => loadTable(engine, [{ path, name: 'a.csv.zst' }], specs('a:string'))))).toMatchObject([{ code: 'MLG-502' }])
    })
  })
})
