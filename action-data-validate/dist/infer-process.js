import {createRequire as __createRequire} from 'node:module'
const require = __createRequire(import.meta.url)

// packages/dataset/src/engine/quoting.ts
function identifier(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
function literal(text2) {
  return `'${text2.replaceAll("'", "''")}'`;
}
var GLOB = /[*?[]/;
function cannotBeLiteral(path) {
  return GLOB.test(path) && path.includes("\\");
}
function globLiteral(path) {
  return path.replace(new RegExp(GLOB, "g"), (character) => `[${character}]`);
}

// packages/problem/src/problem.ts
var MlgateError = class extends Error {
  problems;
  constructor(problems, options) {
    super(problems.map(({ code, message }) => `${code} ${message}`).join("\n"), options);
    this.name = new.target.name;
    this.problems = problems;
  }
};
var ConfigError = class extends MlgateError {
};
var InfrastructureError = class extends MlgateError {
};

// packages/dataset/src/files/data-file.ts
import { createReadStream as createReadStream2 } from "node:fs";
import { open as open3, stat } from "node:fs/promises";
import { isNativeError } from "node:util/types";
import { createGunzip as createGunzip2 } from "node:zlib";

// packages/dataset/src/files/csv-text.ts
var QUOTE = 34;
var LINE_FEED = 10;
function firstRecord(bytes, whole, delimiter = ",") {
  const end = recordEnd(bytes);
  if (end === void 0 && !whole) return void 0;
  const text2 = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end ?? bytes.length));
  return { fields: splitRecord(text2.replace(/\r?\n?$/, ""), delimiter), end: end ?? bytes.length };
}
function recordEnd(bytes) {
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === LINE_FEED && !quoted) return at + 1;
  }
  return void 0;
}
function splitRecord(text2, delimiter) {
  const fields = [];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}]*))(${delimiter}|$)`, "y");
  for (; ; ) {
    const match = field.exec(text2);
    if (match === null) throw new TypeError("a quoted name is not closed");
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") return fields;
  }
}

// packages/dataset/src/files/data-format.ts
var ENDINGS = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".tab": "tsv",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".json": "json",
  ".parquet": "parquet",
  ".pq": "parquet"
};
var COMPRESSED = { ".gz": "gzip", ".zst": "zstd" };
function formatOf(name) {
  const lower = name.toLowerCase();
  const packed = Object.entries(COMPRESSED).find(([ending]) => lower.endsWith(ending));
  const inner = packed === void 0 ? lower : lower.slice(0, -packed[0].length);
  const format = Object.entries(ENDINGS).find(([ending]) => inner.endsWith(ending))?.[1];
  if (format === void 0 || format === "parquet" && packed !== void 0) return void 0;
  return { format, compression: packed?.[1] ?? "none" };
}
function delimiterOf(format) {
  return format === "tsv" ? "	" : ",";
}
function isDelimited(format) {
  return format === "csv" || format === "tsv";
}
var MAGIC = {
  Parquet: [80, 65, 82, 49],
  gzip: [31, 139],
  zstd: [40, 181, 47, 253],
  bzip2: [66, 90, 104],
  xz: [253, 55, 122, 88, 90],
  "ZIP or Excel": [80, 75, 3, 4],
  "UTF-16 text": [255, 254],
  "UTF-16 text, big-endian": [254, 255]
};
function magicOf(start) {
  return Object.keys(MAGIC).find((name) => MAGIC[name].every((byte, at) => start[at] === byte));
}
var ADVICE = {
  Parquet: "Give the file the ending .parquet.",
  gzip: "Give the file the ending .gz, for example .csv.gz.",
  zstd: "Give the file the ending .zst, for example .csv.zst.",
  bzip2: "Compress the file with gzip or zstd instead (bunzip2, then gzip).",
  xz: "Compress the file with gzip or zstd instead (unxz, then gzip).",
  "ZIP or Excel": "Unpack the archive, or save the sheet as CSV in UTF-8.",
  "UTF-16 text": "Write the file in UTF-8.",
  "UTF-16 text, big-endian": "Write the file in UTF-8."
};

// packages/dataset/src/files/digest.ts
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
var PART = 1 << 20;
async function fileDigest(path) {
  const hash = createHash("sha256");
  await readParts(path, (part) => {
    hash.update(part);
  });
  return hash.digest("hex");
}
async function textFileDigest(path) {
  const hash = createHash("sha256");
  const text2 = utf8Check();
  await readParts(path, (part) => {
    hash.update(part);
    text2.feed(part);
  });
  return { sha256: hash.digest("hex"), utf8: text2.ends() };
}
async function readParts(path, work) {
  const file = await open(path);
  try {
    const place = Buffer.allocUnsafeSlow(PART);
    for (; ; ) {
      const { bytesRead } = await file.read(place, 0, PART);
      if (bytesRead === 0) return;
      work(place.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
function utf8Check() {
  let valid = true;
  let cut = new Uint8Array();
  return {
    feed(part) {
      const missing = cut.length === 0 ? 0 : lengthOfCharacter(cut[0] ?? 0) - cut.length;
      const character = Uint8Array.of(...cut, ...part.subarray(0, missing));
      if (part.length < missing) cut = character;
      else {
        const end = part.length - cutAtEnd(part);
        valid = valid && isUtf8(character) && isUtf8(part.subarray(missing, Math.max(missing, end)));
        cut = Uint8Array.from(part.subarray(Math.max(missing, end)));
      }
    },
    ends: () => valid && cut.length === 0
  };
}
function cutAtEnd(part) {
  for (let length = 1; length <= Math.min(3, part.length); length++) {
    const byte = part[part.length - length] ?? 0;
    if (byte >> 6 !== 2) return lengthOfCharacter(byte) > length ? length : 0;
  }
  return 0;
}
function lengthOfCharacter(first) {
  return first >= 240 ? 4 : first >= 224 ? 3 : first >= 192 ? 2 : 1;
}

// packages/dataset/src/files/integrity.ts
import { createReadStream } from "node:fs";
import { open as open2 } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { Writable } from "node:stream";
import { createGunzip } from "node:zlib";
var UNSUSPICIOUS_BYTES = 2 ** 30;
var TIGHTEST = 200;
async function gzipDamage(path, bytes, { unsuspiciousBytes = UNSUSPICIOUS_BYTES } = {}) {
  const bomb = new Error("bomb");
  let unpacked = 0;
  const counter = new Writable({
    write(chunk, _, next) {
      unpacked += chunk.length;
      next(isBomb(unpacked, bytes, unsuspiciousBytes) ? bomb : null);
    }
  });
  try {
    await pipeline(createReadStream(path), createGunzip({ chunkSize: 1 << 18 }), counter);
  } catch (error) {
    if (error === bomb) return "a decompression bomb";
    return error.code === "Z_BUF_ERROR" ? "cut off" : "damaged";
  }
  return void 0;
}
function isBomb(unpacked, packed, unsuspiciousBytes) {
  return unpacked > unsuspiciousBytes && unpacked > packed * TIGHTEST;
}
var FRAME = 4247762216;
var SKIPPABLE = 407710288;
var LARGEST_BLOCK = 1 << 17;
async function zstdDamage(path, bytes, { unsuspiciousBytes = UNSUSPICIOUS_BYTES } = {}) {
  const handle = await open2(path);
  try {
    let [at, unpacked] = [0, 0];
    while (at < bytes) {
      const frame = await walkFrame(handle, at);
      if (typeof frame === "string") return frame;
      if (frame.end > bytes) return "cut off";
      at = frame.end;
      unpacked += frame.unpacked;
      if (isBomb(unpacked, bytes, unsuspiciousBytes)) return "a decompression bomb";
    }
    return void 0;
  } finally {
    await handle.close();
  }
}
async function walkFrame(handle, start) {
  const head = await readAt(handle, start, 18);
  if (head.length < 8) return "cut off";
  const magic = head.readUInt32LE(0);
  if ((magic & 4294967280) >>> 0 === SKIPPABLE) return { end: start + 8 + head.readUInt32LE(4), unpacked: 0 };
  if (magic !== FRAME) return "damaged";
  const descriptor = head[4] ?? 0;
  const single = (descriptor & 32) !== 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let at = start + 5 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
  let unpacked = 0;
  for (let last = false; !last; ) {
    const block = await readAt(handle, at, 3);
    if (block.length < 3) return "cut off";
    const header = block.readUIntLE(0, 3);
    const [type, size] = [header >> 1 & 3, header >> 3];
    if (type === 3) return "damaged";
    last = (header & 1) === 1;
    at += 3 + (type === 1 ? 1 : size);
    unpacked += type === 2 ? LARGEST_BLOCK : size;
  }
  return { end: at + ((descriptor & 4) === 0 ? 0 : 4), unpacked };
}
async function readAt(handle, position, length) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

// packages/dataset/src/files/data-file.ts
var HEADER_BYTES = 1 << 20;
async function inspectFiles(files) {
  const inspected = [];
  const problems = [];
  for (const file of files) {
    const result = await inspect(file);
    if ("problem" in result) problems.push(result.problem);
    else inspected.push(result.file);
  }
  const [first, ...rest] = problems;
  if (first !== void 0) throw new ConfigError([first, ...rest]);
  return inspected;
}
async function inspect(file) {
  const expected = formatOf(file.name);
  if (cannotBeLiteral(file.path)) return refuse(file, "MLG-502", "has a path with a backslash and one of * ? [", "Rename the file.");
  const bytes = await sizeOf(file.path);
  if (bytes === void 0)
    return refuse(file, "MLG-501", "does not exist", "Check `files` in the policy, and that an earlier step brings the file.");
  if (bytes === 0) return refuse(file, "MLG-501", "is empty (0 bytes)", "Check the step that writes it.");
  const start = await readPart(file.path, 0, 8).catch(codeOf);
  if (typeof start === "string")
    return refuse(file, "MLG-501", `cannot be read (${start})`, "Let the user of the runner read the file; a step in a container may have left it to another one.");
  const magic = magicOf(start);
  if (expected === void 0) return refuse(
    file,
    "MLG-502",
    `is none of .csv .tsv .jsonl .json .parquet${magic === void 0 ? "" : `: it is ${magic}`}`,
    magic === void 0 ? "Write the data as CSV, TSV, JSON lines or Parquet; texts may be compressed as .gz or .zst." : ADVICE[magic]
  );
  const foreign = foreignTo(expected, magic);
  if (foreign !== void 0) return refuse(file, "MLG-502", foreign, magic === void 0 ? "Write it again." : ADVICE[magic]);
  const damage = await damageOf(file.path, bytes, expected);
  if (damage !== void 0) return refuse(file, "MLG-502", DAMAGES[damage], "Write it again, and check that the upload or download was complete.");
  const format = expected.format === "json" && await hasLines({ ...file, ...expected }) ? "jsonl" : expected.format;
  const isText = expected.compression === "none" && format !== "parquet";
  const digest = isText ? await textFileDigest(file.path) : { sha256: await fileDigest(file.path), utf8: false };
  return { file: { ...file, ...expected, format, bytes, ...digest } };
}
var codeOf = (error) => isNativeError(error) && "code" in error ? String(error.code) : String(error);
async function hasLines(file) {
  const start = await startOf(file);
  return start !== void 0 && /^\s*\{/.test(new TextDecoder().decode(start.bytes.subarray(0, 1024)));
}
var DAMAGES = {
  "cut off": "is cut off: its compressed data have no end",
  damaged: "is damaged: its checksum does not fit its content",
  "a decompression bomb": "unpacks to more than 200 times its size and 1 GiB: it looks like a decompression bomb",
  "without footer": "is cut off: a Parquet file ends with its footer, this one does not"
};
async function damageOf(path, bytes, { format, compression }) {
  if (compression === "gzip") return await gzipDamage(path, bytes);
  if (compression === "zstd") return await zstdDamage(path, bytes);
  if (format !== "parquet") return void 0;
  const end = await readPart(path, Math.max(0, bytes - 4), 4);
  return magicOf(end) === "Parquet" && bytes >= 12 ? void 0 : "without footer";
}
function foreignTo({ format, compression }, magic) {
  const wanted = compression !== "none" ? compression : format === "parquet" ? "Parquet" : void 0;
  if (magic === wanted) return void 0;
  const name = wanted ?? { csv: "plain CSV", tsv: "plain TSV", jsonl: "plain JSON lines", json: "plain JSON", parquet: "Parquet" }[format];
  return `is not ${name}${magic === void 0 ? "" : `: it is ${magic}`}`;
}
async function sizeOf(path) {
  const found = await stat(path).catch(() => void 0);
  return found?.isFile() === true ? found.size : void 0;
}
async function readPart(path, position, length) {
  const handle = await open3(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
function textOf({ path, compression }) {
  switch (compression) {
    case "none":
      return createReadStream2(path);
    case "gzip":
      return createReadStream2(path).pipe(createGunzip2());
    case "zstd":
      return void 0;
  }
}
async function startOf(file) {
  const text2 = textOf(file);
  if (text2 === void 0) return void 0;
  const chunks = [];
  let length = 0;
  for await (const chunk of text2) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > HEADER_BYTES) return { bytes: Buffer.concat(chunks).subarray(0, HEADER_BYTES), whole: false };
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}
function headerOf(file, bytes, whole) {
  if (!isDelimited(file.format)) throw new TypeError(`${file.format} has no header`);
  const refused = (code, what, fix) => new ConfigError([refuse(file, code, what, fix, `${file.name}:1`).problem]);
  if (bytes.length === 0) throw refused("MLG-501", "is empty when it is unpacked", "Check the step that writes it.");
  let names;
  try {
    const record = firstRecord(bytes, whole, delimiterOf(file.format));
    if (record === void 0) throw refused("MLG-502", "has no header line within its first megabyte", "Write the names of the columns in the first line.");
    names = record.fields;
  } catch (error) {
    throw error instanceof ConfigError ? error : refused("MLG-502", "has a header line that is not text in UTF-8 with closed quotes", "Write the names of the columns in the first line.");
  }
  const clash = nameClash(names);
  if (clash !== void 0) throw refused("MLG-503", clash, "Give every column a name of its own.");
  return names;
}
function nameClash(names) {
  const unnamed = names.findIndex((name) => name.trim() === "");
  if (unnamed >= 0) return `has no name for column ${unnamed + 1} of ${names.length}`;
  const unprintable = names.findIndex((name) => new RegExp("\\p{Cc}", "u").test(name));
  if (unprintable >= 0) return `has a control character in the name of column ${unprintable + 1} of ${names.length}`;
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  return twice.length === 0 ? void 0 : `names more than one column ${[...new Set(twice)].map((name) => `"${name}"`).join(", ")}`;
}
function refuse(file, code, what, fix, where = file.name) {
  return { problem: { code, message: `The data file ${what}.`, where, fix } };
}

// packages/dataset/src/engine/time-format.ts
var LETTERS = {
  yyyy: [4, "%Y"],
  MM: [2, "%m"],
  dd: [2, "%d"],
  HH: [2, "%H"],
  mm: [2, "%M"],
  ss: [2, "%S"]
};
var PART2 = /yyyy|MM|dd|HH|mm|ss|'[^']*'|./gs;
function readFormat(format) {
  const parts = (format.match(PART2) ?? []).map((part) => {
    const letters = LETTERS[part];
    if (letters !== void 0) return { spelling: `[0-9]{${letters[0]}}`, strptime: letters[1] };
    const plain = part.replaceAll("'", "");
    return { spelling: plain.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"), strptime: plain.replaceAll("%", "%%") };
  });
  return {
    spelling: new RegExp(`^${parts.map(({ spelling: spelling2 }) => spelling2).join("")}$`),
    strptime: parts.map(({ strptime }) => strptime).join("")
  };
}

// packages/dataset/src/engine/logical-type.ts
var TIME = "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?";
var DATE = "\\d{4}-\\d{2}-\\d{2}";
var MOMENT = `${DATE}[T ]${TIME}`;
var ZONE = "(Z|[+-]\\d{2}:\\d{2})";
var TYPES = {
  string: { sql: "VARCHAR", spelling: /^[\s\S]*$/, stored: /^(VARCHAR|ENUM.*|UUID)$/ },
  integer: { sql: "BIGINT", spelling: /^[+-]?[0-9]+$/, stored: /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/ },
  number: {
    sql: "DOUBLE",
    spelling: /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/,
    stored: /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/
  },
  boolean: { sql: "BOOLEAN", spelling: /^(true|false|True|False|TRUE|FALSE)$/, stored: /^BOOLEAN$/ },
  date: { sql: "DATE", spelling: new RegExp(`^${DATE}$`), stored: /^DATE$/ },
  timestamp: {
    sql: "TIMESTAMPTZ",
    spelling: new RegExp(`^${MOMENT}${ZONE}?$`),
    stored: /^TIMESTAMP( WITH TIME ZONE|_S|_MS|_NS)?$/
  },
  time: { sql: "TIME", spelling: new RegExp(`^${TIME}$`), stored: /^TIME(_NS)?$/ }
};
function isStoredAs({ type, structure }, stored) {
  return stored === "JSON" || (structure === void 0 ? TYPES[type].stored : STRUCTURED).test(stored);
}
var STRUCTURED = /^(VARCHAR|JSON|STRUCT\b.*|MAP\b.*|.*\])$/;
function presentValue({ missing = [] }, expression, source) {
  const [present, written] = source === "json" ? [`CASE WHEN json_type(${expression}) <> 'NULL' THEN ${expression} END`, `(${expression} ->> '$')`] : [expression, `${expression}::VARCHAR`];
  if (missing.length === 0) return present;
  return `CASE WHEN ${written} NOT IN (${missing.map(literal).join(", ")}) THEN ${present} END`;
}
function typedValue(value, expression, source) {
  const { type } = value;
  if (value.structure !== void 0) return jsonValue(value.structure, source === "json" ? `${expression}::VARCHAR` : expression, source);
  if (source === "json") return typedValue(value, jsonScalar(type, expression), "text");
  const cast = source === "text" ? textValue(value, expression) : `TRY_CAST(${expression} AS ${TYPES[type].sql})`;
  return type === "number" ? `CASE WHEN isfinite(${cast}) THEN ${cast} END` : cast;
}
function jsonScalar(type, expression) {
  const text2 = `${expression} ->> '$'`;
  const whole = type === "integer" ? `WHEN json_type(${expression}) = 'DOUBLE' THEN regexp_replace(${text2}, '\\.0+$', '') ` : "";
  return `(CASE ${whole}WHEN json_type(${expression}) IN (${JSON_TYPES[type].map(literal).join(", ")}) THEN ${text2} END)`;
}
var JSON_TYPES = {
  string: ["VARCHAR"],
  integer: ["BIGINT", "UBIGINT", "HUGEINT"],
  number: ["BIGINT", "UBIGINT", "HUGEINT", "DOUBLE"],
  boolean: ["BOOLEAN"],
  date: ["VARCHAR"],
  timestamp: ["VARCHAR"],
  time: ["VARCHAR"]
};
function jsonValue(structure, expression, source) {
  const text2 = source === "typed" ? `CASE WHEN starts_with(typeof(${expression}), 'VARCHAR') THEN ${expression}::VARCHAR ELSE to_json(${expression})::VARCHAR END` : expression;
  return `CASE WHEN json_valid(${text2}) THEN CASE WHEN json_type(${text2}) = '${structure.toUpperCase()}' THEN ${text2} END END`;
}
function textValue({ type, format }, expression) {
  if (type === "string") return expression;
  if (type === "timestamp" && format === void 0) return isoTimestamp(expression);
  const { sql } = TYPES[type];
  const cast = isFormatted(type, format) ? `CAST(try_strptime(${expression}, ${literal(readFormat(format).strptime)}) AS ${sql})` : `TRY_CAST(${expression} AS ${sql})`;
  return `CASE WHEN regexp_matches(${expression}, ${literal(spelling(type, format).source)}) THEN ${cast} END`;
}
function isoTimestamp(expression) {
  const spelled2 = (pattern) => `regexp_matches(${expression}, ${literal(`^${pattern}$`)})`;
  return `CASE WHEN ${spelled2(MOMENT)} THEN make_timestamptz(epoch_us(TRY_CAST(${expression} AS TIMESTAMP))) WHEN ${spelled2(MOMENT + ZONE)} THEN TRY_CAST(${expression} AS TIMESTAMPTZ) END`;
}
function spelling(type, format) {
  return isFormatted(type, format) ? readFormat(format).spelling : TYPES[type].spelling;
}
function isFormatted(type, format) {
  return format !== void 0 && (type === "date" || type === "timestamp" || type === "time");
}

// packages/dataset/src/engine/column-block.ts
var OF_TEXT = 200;
var OF_PARQUET = { fewest: 10, most: 50, blocks: 20 };
function columnsAtOnce({ files, columns }) {
  if (files.some(({ format }) => format !== "parquet")) return OF_TEXT;
  return Math.min(OF_PARQUET.most, Math.max(OF_PARQUET.fewest, Math.ceil(columns.length / OF_PARQUET.blocks)));
}
function columnBlocks(table, columns) {
  const size = columnsAtOnce(table);
  return Array.from({ length: Math.max(1, Math.ceil(columns.length / size)) }, (_, at) => columns.slice(at * size, (at + 1) * size));
}

// packages/dataset/src/lines/engine-lines.ts
var LONGEST = 2e7;
function lines({ path, compression }, newLine = "") {
  return `read_csv(${literal(globLiteral(path))}, auto_detect = false, columns = {line: 'VARCHAR'}, header = false, delim = '', quote = '', escape = '', strict_mode = false, encoding = 'latin-1', max_line_size = ${LONGEST}, parallel = false, compression = ${literal(compression)}, hive_partitioning = false${newLine})`;
}
async function engineLineOfByte(engine, file, offset) {
  const count = async (newLine) => Number((await engine.columns(`SELECT count(*) FROM ${lines(file, newLine)}`))[0]?.[0]);
  const [whole, byLineFeed] = [await count(), await count(`, new_line = '\\n'`)];
  const ending = byLineFeed === whole ? 1 : byLineFeed >= 2 * whole - 1 ? 2 : void 0;
  if (ending === void 0) return void 0;
  const numbered = `SELECT row_number() OVER () AS n, coalesce(length(line), 0) + ${ending} AS bytes FROM ${lines(file)}`;
  const starts = `SELECT n, sum(bytes) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - bytes AS start FROM (${numbered})`;
  const [line = []] = await engine.columns(`SELECT max(n) FROM (${starts}) WHERE start <= ${offset}`);
  return line[0] === null || line[0] === void 0 ? void 0 : Number(line[0]);
}
var HANDED_OVER = 32 * 1024 * 1024;

// packages/dataset/src/lines/line-numbers.ts
var LINE_FEED2 = 10;
async function lineOfByte(engine, file, offset) {
  const chunks = textOf(file);
  if (chunks === void 0) return await engineLineOfByte(engine, file, offset);
  let [line, seen] = [1, 0];
  for await (const chunk of chunks) {
    for (const byte of chunk.subarray(0, Math.max(0, offset - seen))) if (byte === LINE_FEED2) line++;
    seen += chunk.length;
    if (seen >= offset) break;
  }
  return line;
}

// packages/dataset/src/files/source.ts
async function openSource(engine, file) {
  if (isDelimited(file.format)) return delimitedSource(file, await headerNames(engine, file));
  return file.format === "parquet" ? await parquetSource(engine, file) : await jsonSource(engine, file);
}
async function headerNames(engine, file) {
  const start = await startOf(file) ?? await startByEngine(engine, file);
  return headerOf(file, start.bytes, start.whole);
}
var HEADER_LINES = 1e3;
async function startByEngine(engine, file) {
  const lines2 = `read_csv(${literal(globLiteral(file.path))}, auto_detect = false, columns = {line: 'VARCHAR'}, header = false, delim = chr(31), quote = '', escape = '', strict_mode = false, compression = ${literal(file.compression)}, hive_partitioning = false)`;
  const [first = []] = await engine.columns(`SELECT line FROM ${lines2} LIMIT ${HEADER_LINES}`).catch((cause) => {
    throw new ConfigError([damaged(file, "cannot be unpacked")], { cause });
  });
  return { bytes: new TextEncoder().encode(`${first.map((line) => line ?? "").join("\n")}
`), whole: first.length < HEADER_LINES };
}
function delimitedSource(file, header, rejects = "") {
  const columns = header.map((name, at) => ({ name, read: `c${at}` }));
  const types = columns.map(({ read }) => `${read}: 'VARCHAR'`).join(", ");
  const relation = `read_csv(${literal(globLiteral(file.path))}, auto_detect = false, columns = {${types}}, header = true, delim = ${literal(delimiterOf(file.format))}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = true, compression = ${literal(file.compression)}, hive_partitioning = false, strict_mode = true${rejects})`;
  return { file, columns, relation };
}
async function parquetSource(engine, file) {
  const relation = `read_parquet(${literal(globLiteral(file.path))}, hive_partitioning = false)`;
  const described = await engine.rows(`DESCRIBE SELECT * FROM ${relation}`).catch((cause) => {
    throw new ConfigError([damaged(file, "cannot be read as Parquet")], { cause });
  });
  const columns = described.map((row) => ({ name: String(row["column_name"]), read: identifier(String(row["column_name"])), stored: String(row["column_type"]) }));
  refuseClash(file, columns.map(({ name }) => name));
  return { file, columns, relation };
}
async function jsonSource(engine, file) {
  const path = literal(globLiteral(file.path));
  const options = `format = ${literal(file.format === "json" ? "array" : "newline_delimited")}, compression = ${literal(file.compression === "none" ? "uncompressed" : file.compression)}`;
  const records = `SELECT json_type(json) = 'OBJECT' AS record, json_keys(json) AS keys FROM read_json_objects(${path}, ${options})`;
  const read = async (sql) => {
    const [column = []] = await engine.columns(sql).catch((cause) => {
      throw new ConfigError([malformed(file, cause)], { cause });
    });
    return column;
  };
  const [strangers] = await read(`SELECT count(*) FILTER (WHERE NOT record OR len(keys) <> len(list_distinct(keys))) FROM (${records})`);
  if (Number(strangers) > 0) throw new ConfigError([damaged(file, `has ${String(strangers)} rows that are no record with different names`)]);
  const names = await read(`SELECT name FROM (SELECT DISTINCT unnest(keys) AS name FROM (${records})) ORDER BY name`);
  const columns = names.map(String).map((name) => ({ name, read: identifier(name), stored: "JSON" }));
  refuseClash(file, columns.map(({ name }) => name));
  if (columns.length === 0) throw new ConfigError([damaged(file, "has no record with a value")]);
  const types = columns.map(({ read: column }) => `${column}: 'JSON'`).join(", ");
  return { file, columns, relation: `read_json(${path}, ${options}, columns = {${types}}, hive_partitioning = false)` };
}
function refuseClash(file, names) {
  const clash = nameClash(names.map((name) => name.toLowerCase()));
  if (clash !== void 0) throw new ConfigError([{
    code: "MLG-503",
    message: `The data file ${clash}.`,
    where: file.name,
    fix: "Give every column a name of its own; capitals make no difference in Parquet and JSON."
  }]);
}
var SHOWN_FAULTS = 5;
async function countRows(engine, { file, columns, relation }, at) {
  const delimited = isDelimited(file.format);
  const rejects = `rejects_${at}`;
  const checked = delimited ? delimitedSource(
    file,
    columns.map(({ name }) => name),
    `, store_rejects = true, rejects_table = '${rejects}', rejects_scan = 'scan_${rejects}', rejects_limit = ${SHOWN_FAULTS}`
  ).relation : relation;
  let rows = 0;
  for (const batch of delimited ? [file.utf8 ? [] : columns] : columnBlocks({ files: [file], columns }, columns)) {
    const everyValue = ["count(*) AS n", ...batch.map(({ read }, index) => `count(${read}) AS n${index}`)].join(", ");
    const [counted] = await engine.rows(`SELECT ${everyValue} FROM ${checked}`).catch((cause) => {
      throw new ConfigError([file.format === "parquet" || delimited ? damaged(file, "cannot be read to its end") : malformed(file, cause)], { cause });
    });
    rows = Number(counted?.["n"] ?? 0);
  }
  if (delimited) await refuseRejected(engine, file, rejects);
  if (rows > 0) return rows;
  throw new ConfigError([{ code: "MLG-501", message: "The data file has columns but not a single row.", where: file.name, fix: "Check the step that writes it." }]);
}
async function refuseRejected(engine, file, table) {
  const faults = await engine.rows(`SELECT coalesce(byte_position, line_byte_position) AS position, error_type FROM ${table} ORDER BY position LIMIT ${SHOWN_FAULTS}`);
  const [first, ...rest] = await Promise.all(faults.map(async (fault) => {
    const line = await lineOfByte(engine, file, Number(fault["position"]) - 1);
    return damaged(file, FAULTS[String(fault["error_type"])] ?? "has a row that cannot be read", line);
  }));
  if (first !== void 0) throw new ConfigError([first, ...rest]);
}
var FAULTS = {
  "TOO MANY COLUMNS": "has a row with more values than the header has names",
  "MISSING COLUMNS": "has a row with fewer values than the header has names",
  "UNQUOTED VALUE": "has a quoted value that is not closed, or goes on after its closing quote",
  "INVALID ENCODING": "has a value that is not UTF-8",
  "LINE SIZE OVER MAXIMUM": "has a line of more than 2 MB"
};
function malformed(file, cause) {
  const line = file.format === "jsonl" ? /\bin line (\d+)/.exec(String(cause))?.[1] : void 0;
  return damaged(file, "is not JSON to its end", line === void 0 ? void 0 : Number(line));
}
function damaged(file, what, line) {
  return {
    code: "MLG-502",
    message: `The data file ${what}.`,
    where: line === void 0 ? file.name : `${file.name}:${line}`,
    fix: "Mend the row in the file, or the step that writes it."
  };
}

// packages/dataset/src/engine/table.ts
var TABLE = "data";
var NUMBERED = "numbered";
var VIEWS = { rows: TABLE, numbered: NUMBERED };
async function openTable(engine, paths) {
  const files = await inspectFiles(paths);
  const sources = await ofEach(files, (file) => openSource(engine, file));
  return { sources, rows: await ofEach(sources, (source, at) => countRows(engine, source, at)) };
}
async function typeTable(engine, { sources, rows }, specs, views = VIEWS) {
  return await fill(engine, sources, specs, rows, views);
}
async function ofEach(items, work) {
  const results = [];
  const problems = [];
  for (const [at, item] of items.entries()) {
    try {
      results.push(await work(item, at));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
    }
  }
  const [first, ...rest] = problems;
  if (first !== void 0) throw new ConfigError([first, ...rest]);
  return results;
}
async function fill(engine, sources, specs, rows, views) {
  const asked = new Set(specs.map(({ name }) => name));
  const mismatch = (pick) => sources.map((source) => ({ file: source.file.name, columns: pick(source) })).filter(({ columns: columns2 }) => columns2.length > 0);
  const missing = mismatch((source) => specs.map(({ name }) => name).filter((name) => !source.columns.some((column) => column.name === name)));
  const unexpected = mismatch((source) => source.columns.map(({ name }) => name).filter((name) => !asked.has(name)));
  const mistyped = mismatch((source) => specs.filter((spec) => isMistyped(spec, source)).map(({ name }) => name));
  const reordered = mismatch((source) => outOfOrder(specs, source));
  const unusable = new Set([...missing, ...mistyped].flatMap(({ columns: columns2 }) => columns2));
  const columns = specs.filter(({ name }) => !unusable.has(name)).map((spec, at) => ({ ...spec, present: `p${at}`, value: `v${at}`, wrong: `w${at}` }));
  await createView(engine, views.rows, sources.map((source) => selection(source, columns)));
  await createView(engine, views.numbered, sources.map((source, at) => selection(source, columns, [
    `${at} AS file`,
    "row_number() OVER () AS row",
    `${total(rows.slice(0, at))} + row_number() OVER () AS place`
  ])));
  return {
    files: sources.map(({ file }, at) => ({ ...file, rows: rows[at] ?? 0 })),
    rows: total(rows),
    columns,
    missing,
    unexpected,
    mistyped,
    reordered
  };
}
function total(counts) {
  return counts.reduce((sum, count) => sum + count, 0);
}
function outOfOrder(specs, { file, columns }) {
  if (file.format.startsWith("json")) return [];
  const expected = specs.map(({ name }) => name).filter((name) => columns.some((column) => column.name === name));
  const found = columns.map(({ name }) => name).filter((name) => expected.includes(name));
  return found.filter((name, at) => name !== expected[at]);
}
function isMistyped(spec, { columns }) {
  const stored = columns.find(({ name }) => name === spec.name)?.stored;
  return stored !== void 0 && !isStoredAs(spec, stored);
}
async function createView(engine, name, selections) {
  await engine.rows(`CREATE OR REPLACE TEMP VIEW ${name} AS ${selections.join(" UNION ALL ")}`);
}
function selection(source, columns, place = []) {
  const inner = columns.map((spec) => {
    const column = source.columns.find((candidate) => candidate.name === spec.name);
    if (column === void 0) throw new TypeError(`no column ${spec.name}`);
    const present = presentValue(spec, column.read, sourceKind(column));
    return `${present} AS read_${spec.value}, ${typedValue(spec, `(${present})`, sourceKind(column))} AS ${spec.value}`;
  });
  const outer = columns.map(({ present, value, wrong }) => [
    `CASE WHEN read_${value} IS NOT NULL THEN true END AS ${present}`,
    value,
    `(read_${value} IS NOT NULL AND ${value} IS NULL) AS ${wrong}`
  ].join(", "));
  const typed = `SELECT ${["true AS present", ...inner, ...place].join(", ")} FROM ${source.relation}`;
  return `SELECT ${["present", ...outer, ...place.map((field) => field.split(" AS ").at(-1) ?? field)].join(", ")} FROM (${typed})`;
}
function sourceKind({ stored }) {
  return stored === void 0 ? "text" : stored === "JSON" ? "json" : "typed";
}

// packages/dataset/src/engine/engine.ts
import { createRequire } from "node:module";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";
async function withEngine(options, work) {
  const duckdb = load(options.runtime);
  const scratch = await mkdtemp(join(tmpdir(), "mlgate-spill-"));
  try {
    return await withConnection(duckdb, options, async (connection) => {
      for (const statement of lockdown(options, scratch)) await connection.run(statement);
      return await work(engineOf(duckdb.version(), connection));
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
async function withConnection(duckdb, { threads }, work) {
  const instance = await duckdb.DuckDBInstance.create(":memory:", threads === void 0 ? {} : { threads: String(threads) });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
function load(runtime) {
  try {
    return createRequire(join(runtime, "package.json"))("@duckdb/node-api");
  } catch (cause) {
    throw new InfrastructureError([{
      code: "MLG-507",
      message: "The data engine (DuckDB) cannot be loaded on this machine.",
      where: runtime,
      fix: "Run on a platform that DuckDB supports (x64 or arm64 of Linux, macOS or Windows), or delete the folder so that it is installed again."
    }], { cause });
  }
}
function lockdown({ files, memory = totalmem() / 2 }, scratch) {
  const paths = [...new Set(files.flatMap((file) => [file, globLiteral(file)]))];
  return [
    `SET temp_directory = ${literal(scratch)}`,
    `SET memory_limit = '${String(Math.floor(memory / 2 ** 20))}MiB'`,
    `SET TimeZone = 'UTC'`,
    `SET allowed_paths = [${paths.map(literal).join(", ")}]`,
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true"
  ];
}
function engineOf(version, connection) {
  const read = (sql) => orFailure(connection.runAndReadAll(sql));
  return {
    version,
    rows: async (sql) => (await read(sql)).getRowObjectsJS(),
    columns: async (sql) => (await read(sql)).getColumnsJS(),
    parts: async (sql, visit) => {
      await orFailure(visitParts(connection, sql, visit));
    }
  };
}
async function visitParts(connection, sql, visit) {
  const result = await connection.stream(sql);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const part = chunk;
    visit({ rows: part.rowCount, columns: Array.from({ length: part.columnCount }, (_, index) => part.getColumnVector(index)) });
  }
}
async function orFailure(work) {
  try {
    return await work;
  } catch (cause) {
    throw new InfrastructureError([{
      code: "MLG-507",
      message: `The data engine failed: ${firstLine(cause)}`,
      fix: "If memory ran out, use a larger runner; otherwise report this with the file that caused it."
    }], { cause });
  }
}
function firstLine(cause) {
  return String(cause).replace(/^Error: /, "").split("\n", 1).join("");
}

// packages/dataset/src/engine/measure.ts
var MEASURES_PER_COLUMN = 8;
async function measure(engine, table, measures, rows = "true") {
  const sqlOf = /* @__PURE__ */ new Map();
  for (const { id, sql } of measures) {
    if ((sqlOf.get(id) ?? sql) !== sql) throw new TypeError(`two measures are called ${id}`);
    sqlOf.set(id, sql);
  }
  const distinct = [...new Set(sqlOf.values())];
  const answers = /* @__PURE__ */ new Map();
  for (const batch of batches(distinct, columnsAtOnce(table))) {
    const [row = {}] = await engine.rows(`SELECT ${batch.map((sql, at) => `${sql} AS m${at}`).join(", ")} FROM ${TABLE} WHERE ${rows}`);
    batch.forEach((sql, at) => answers.set(sql, row[`m${at}`] ?? null));
  }
  return new Map([...sqlOf].map(([id, sql]) => [id, answers.get(sql) ?? null]));
}
function batches(expressions, columnsAtOnce2) {
  const full = [];
  let [batch, columns] = [[], /* @__PURE__ */ new Set()];
  for (const { sql, wanted } of byColumn(expressions)) {
    const together = /* @__PURE__ */ new Set([...columns, ...wanted]);
    if (batch.length > 0 && (batch.length >= columnsAtOnce2 * MEASURES_PER_COLUMN || together.size > columnsAtOnce2)) {
      full.push(batch);
      [batch, columns] = [[], new Set(wanted)];
    } else columns = together;
    batch.push(sql);
  }
  return batch.length === 0 ? full : [...full, batch];
}
function byColumn(expressions) {
  const reading = expressions.map((sql) => ({ sql, wanted: [...new Set(Array.from(sql.matchAll(/\b[pvw](\d+)\b/g), ([, column = ""]) => column))] }));
  const first = ({ wanted }) => Math.min(...wanted.map(Number), Infinity);
  return reading.toSorted((a, b) => first(a) === first(b) ? 0 : first(a) - first(b));
}
function countOf(measured, id) {
  const value = measured.get(id);
  if (typeof value === "bigint" || typeof value === "number") return Number(value);
  throw new TypeError(`the measure ${id} has no count`);
}

// packages/dataset/src/profile/table-facts.ts
var CATEGORIES = 20;
var CATEGORY_LENGTH = 100;
var CANDIDATES = [
  { type: "integer" },
  { type: "number" },
  { type: "boolean" },
  { type: "date" },
  { type: "timestamp" },
  { type: "time" },
  { type: "string", structure: "object" },
  { type: "string", structure: "array" },
  { type: "string" }
];
async function readFacts(engine, files) {
  const open4 = await openTable(engine, files);
  const named = await typeTable(engine, open4, []);
  const [first] = named.unexpected;
  const names = (first?.columns ?? []).filter((name) => named.unexpected.length === files.length && named.unexpected.every(({ columns: columns2 }) => columns2.includes(name)));
  const types = await findTypes(engine, open4, names);
  const table = await typeTable(engine, open4, names.map((name) => ({ name, ...types.get(name) ?? { type: "string" } })));
  const measured = await measure(engine, table, table.columns.flatMap(factMeasures));
  const unique = await uniqueColumns(engine, table, measured);
  const columns = [];
  for (const column of table.columns)
    columns.push({ ...await factsOf(engine, column, measured), ...unique.includes(column.name) ? { unique: true } : {}, ...types.has(column.name) ? {} : { mixed: true } });
  return { rows: table.rows, files: files.map(({ name }) => name), columns };
}
async function findTypes(engine, files, names) {
  const found = /* @__PURE__ */ new Map();
  for (const candidate of CANDIDATES) {
    const open4 = names.filter((name) => !found.has(name));
    if (open4.length === 0) break;
    const table = await typeTable(engine, files, open4.map((name) => ({ name, ...candidate })));
    for (const name of await spelled(engine, files, table, candidate)) found.set(name, candidate);
  }
  return found;
}
async function spelled(engine, files, table, { type, structure }) {
  const anything = type === "string" && structure === void 0;
  const measured = await measure(engine, table, table.columns.flatMap(({ name, value, wrong }) => [
    { id: `values of ${name}`, sql: `count(${value})` },
    { id: `wrong of ${name}`, sql: `count(*) FILTER (WHERE ${wrong})` }
  ]));
  const fitting = table.columns.filter(({ name }) => countOf(measured, `wrong of ${name}`) === 0 && (anything || countOf(measured, `values of ${name}`) > 0));
  const padded = type === "integer" || type === "number" ? await paddedColumns(engine, files, fitting) : [];
  return fitting.map(({ name }) => name).filter((name) => !padded.includes(name));
}
async function paddedColumns(engine, files, columns) {
  const texts = await typeTable(engine, files, columns.map(({ name }) => ({ name, type: "string" })));
  const measured = await measure(engine, texts, texts.columns.map(({ name, value }) => ({ id: name, sql: `count(*) FILTER (WHERE regexp_matches(${value}, '^[+-]?0[0-9]'))` })));
  return texts.columns.map(({ name }) => name).filter((name) => countOf(measured, name) > 0);
}
function factMeasures({ name, type, value }) {
  const count = { id: `values of ${name}`, sql: `count(${value})` };
  if (type === "integer" || type === "number") return [count, { id: `min of ${name}`, sql: `min(${value})::DOUBLE` }, { id: `max of ${name}`, sql: `max(${value})::DOUBLE` }];
  if (type === "date" || type === "timestamp") return [count, { id: `first of ${name}`, sql: `epoch_ms(min(${value}))` }, { id: `last of ${name}`, sql: `epoch_ms(max(${value}))` }];
  return type === "string" ? [count, { id: `longest of ${name}`, sql: `max(length(${value}))` }, { id: `shortest of ${name}`, sql: `min(length(${value}))` }] : [count];
}
var KEY_NAME = /(?:^|[^A-Za-z0-9])(?:[Ii][Dd]|[Uu][Uu][Ii][Dd]|[Gg][Uu][Ii][Dd]|[Kk][Ee][Yy])$|[a-z0-9](?:I[Dd]|U[Uu][Ii][Dd]|G[Uu][Ii][Dd]|Key)$/;
var UUID_LENGTH = 36;
async function uniqueColumns(engine, table, measured) {
  const isUuid = (name) => [`longest of ${name}`, `shortest of ${name}`].every((id) => Number(measured.get(id)) === UUID_LENGTH);
  const candidates = table.columns.filter(({ name, type, structure }) => (type === "integer" || type === "string") && structure === void 0 && countOf(measured, `values of ${name}`) === table.rows && (KEY_NAME.test(name) || isUuid(name)));
  const different = await measure(engine, table, candidates.map(({ name, value }) => ({ id: name, sql: `count(DISTINCT ${value})` })));
  return candidates.map(({ name }) => name).filter((name) => countOf(different, name) === table.rows);
}
async function factsOf(engine, { name, type, structure, value }, measured) {
  const common = { name, type, ...structure === void 0 ? {} : { structure }, values: countOf(measured, `values of ${name}`) };
  const [low, high] = [measured.get(`min of ${name}`), measured.get(`max of ${name}`)];
  if (typeof low === "number" && typeof high === "number") return { ...common, range: [low, high] };
  if (typeof measured.get(`first of ${name}`) === "bigint" || typeof measured.get(`first of ${name}`) === "number")
    return { ...common, moments: [countOf(measured, `first of ${name}`), countOf(measured, `last of ${name}`)] };
  const longest = Number(measured.get(`longest of ${name}`) ?? Infinity);
  if (type !== "string" || structure !== void 0 || longest > CATEGORY_LENGTH) return common;
  const [texts = [], counts = []] = await engine.columns(
    `SELECT ${value} AS category, count(*) AS n FROM ${TABLE} WHERE ${value} IS NOT NULL GROUP BY category ORDER BY n DESC, category LIMIT ${CATEGORIES + 1}`
  );
  return texts.length > CATEGORIES ? common : { ...common, categories: texts.map((text2, at) => [String(text2), Number(counts[at])]) };
}

// action-data-validate/src/scan/child-answer.ts
import { text } from "node:stream/consumers";
async function answerJob(work) {
  const job = JSON.parse(await text(process.stdin));
  process.stdout.write(JSON.stringify(await answer(() => work(job))));
}
async function answer(work) {
  try {
    return { kind: "found", found: await work() };
  } catch (error) {
    if (error instanceof ConfigError) return { kind: "config", problems: error.problems };
    if (error instanceof InfrastructureError) return { kind: "infrastructure", problems: error.problems };
    throw error instanceof MlgateError ? new Error("unknown kind of error", { cause: error }) : error;
  }
}

// action-data-validate/src/infer-process.ts
await answerJob(({ runtime, files }) => withEngine({ runtime, files: files.map(({ path }) => path) }, (engine) => readFacts(engine, files)));
