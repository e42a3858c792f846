import {createRequire as __createRequire} from 'node:module'
const require = __createRequire(import.meta.url)

// action-eval-gate/src/probing-process.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join4 } from "node:path";
import { text } from "node:stream/consumers";

// action-eval-gate/src/probing/answer.ts
import { writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join as join3 } from "node:path";
import { deserialize } from "node:v8";

// packages/config/src/metrics.ts
var counted = (words, required, example = 10) => ({ words: `a whole number of ${words}, at least 1`, example, required, legal: (value) => Number.isInteger(value) && value >= 1 });
var BETA = { words: "beta, a number above 0", example: 2, required: true, legal: (value) => value > 0 };
var QUANTILE = { words: "the quantile, between 0 and 1", example: 0.9, required: true, legal: (value) => value > 0 && value < 1 };
var FALSE_POSITIVES = { words: "the largest false positive rate, above 0 and at most 1", example: 0.1, required: true, legal: (value) => value > 0 && value <= 1 };
var DOCUMENTS = counted("documents", false);
var BINS = counted("bins", false, 15);
var SHARE = { better: "higher", low: 0, high: 1, unit: "share" };
var CORRELATION = { ...SHARE, low: -1 };
var RATE = { better: "lower", low: 0, high: 1, unit: "share" };
var EXPLAINED = { better: "higher", low: -Infinity, high: 1, unit: "none" };
var NATS = { better: "lower", low: 0, high: Infinity, unit: "nats" };
var ERROR = { better: "lower", low: 0, high: Infinity, unit: "own" };
var PROPER = { better: "lower", low: 0, high: 1, unit: "none" };
var FLIPS = { ...RATE, pair: true };
var CALIBRATION = {
  ece: { ...RATE, parameter: BINS },
  mce: { ...RATE, parameter: BINS },
  ace: { ...RATE, parameter: BINS }
};
var FLIP_RATES = { flip_rate: FLIPS, negative_flip_rate: FLIPS };
var averages = { macro: SHARE, micro: SHARE, weighted: SHARE };
var weighed = { ...SHARE, parameter: BETA };
var METRICS = {
  binary: {
    accuracy: SHARE,
    precision: SHARE,
    recall: SHARE,
    f1: SHARE,
    roc_auc: SHARE,
    log_loss: NATS,
    average_precision: SHARE,
    brier_score: PROPER,
    balanced_accuracy: SHARE,
    specificity: SHARE,
    fbeta: weighed,
    jaccard: SHARE,
    matthews_corrcoef: CORRELATION,
    cohen_kappa: CORRELATION,
    partial_roc_auc: { ...SHARE, parameter: FALSE_POSITIVES },
    d2_log_loss: EXPLAINED,
    ...CALIBRATION,
    ...FLIP_RATES,
    positive_flip_rate: FLIPS
  },
  multiclass: {
    accuracy: SHARE,
    balanced_accuracy: SHARE,
    f1_macro: averages.macro,
    f1_micro: averages.micro,
    f1_weighted: averages.weighted,
    precision_macro: averages.macro,
    precision_micro: averages.micro,
    precision_weighted: averages.weighted,
    recall_macro: averages.macro,
    recall_micro: averages.micro,
    recall_weighted: averages.weighted,
    specificity_macro: averages.macro,
    jaccard_macro: averages.macro,
    jaccard_micro: averages.micro,
    jaccard_weighted: averages.weighted,
    fbeta_macro: weighed,
    fbeta_micro: weighed,
    fbeta_weighted: weighed,
    log_loss: NATS,
    roc_auc_ovr: SHARE,
    roc_auc_ovr_weighted: SHARE,
    roc_auc_ovr_micro: SHARE,
    roc_auc_ovo: SHARE,
    roc_auc_ovo_weighted: SHARE,
    average_precision: SHARE,
    average_precision_micro: SHARE,
    average_precision_weighted: SHARE,
    brier_score: { ...PROPER, high: 2 },
    d2_log_loss: EXPLAINED,
    top_k_accuracy: { ...SHARE, parameter: counted("classes", true, 5) },
    matthews_corrcoef: CORRELATION,
    cohen_kappa: CORRELATION,
    cohen_kappa_linear: CORRELATION,
    cohen_kappa_quadratic: CORRELATION,
    ...CALIBRATION,
    ...FLIP_RATES
  },
  multilabel: {
    accuracy: SHARE,
    hamming_loss: RATE,
    f1_macro: SHARE,
    f1_micro: SHARE,
    f1_weighted: SHARE,
    f1_samples: SHARE,
    precision_macro: SHARE,
    precision_micro: SHARE,
    precision_weighted: SHARE,
    precision_samples: SHARE,
    recall_macro: SHARE,
    recall_micro: SHARE,
    recall_weighted: SHARE,
    recall_samples: SHARE,
    jaccard_macro: SHARE,
    jaccard_micro: SHARE,
    jaccard_weighted: SHARE,
    jaccard_samples: SHARE,
    fbeta_macro: weighed,
    fbeta_micro: weighed,
    fbeta_weighted: weighed,
    fbeta_samples: weighed,
    roc_auc: SHARE,
    roc_auc_micro: SHARE,
    roc_auc_weighted: SHARE,
    average_precision: SHARE,
    average_precision_micro: SHARE,
    average_precision_weighted: SHARE,
    log_loss: NATS,
    brier_score: PROPER,
    ...FLIP_RATES
  },
  regression: {
    mae: ERROR,
    rmse: ERROR,
    r2: EXPLAINED,
    mse: ERROR,
    medae: ERROR,
    max_error: ERROR,
    bias: { better: "neither", low: -Infinity, high: Infinity, unit: "own" },
    mape: { ...ERROR, unit: "none" },
    smape: { ...ERROR, high: 2, unit: "none" },
    msle: { ...ERROR, unit: "none" },
    pinball: { ...ERROR, parameter: QUANTILE }
  },
  ranking: {
    ndcg: { ...SHARE, parameter: DOCUMENTS },
    ndcg_exp2: { ...SHARE, parameter: DOCUMENTS },
    mrr: { ...SHARE, parameter: DOCUMENTS },
    map: { ...SHARE, parameter: DOCUMENTS },
    recall: { ...SHARE, parameter: counted("documents", true) },
    hit: { ...SHARE, parameter: counted("documents", true) }
  }
};
function metricParts(metric) {
  const [name = "", parameter] = metric.split("@");
  return { name, parameter: parameter === void 0 ? NaN : Number(parameter) };
}
function metricFacts(metric, task) {
  const { name } = metricParts(metric);
  const tables = task === void 0 ? Object.values(METRICS) : [METRICS[task]];
  const facts = tables.find((table) => Object.hasOwn(table, name))?.[name];
  if (facts === void 0) throw new TypeError(`there is no metric ${metric}`);
  return facts;
}

// packages/config/src/quote.ts
var LONGEST = 60;
var INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
function quote(text2) {
  const characters = Array.from(text2);
  const shown2 = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}\u2026` : text2;
  return JSON.stringify(shown2).replace(INVISIBLE, (it) => `\\u{${(it.codePointAt(0) ?? 0).toString(16)}}`);
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

// packages/dataset/src/files/data-file.ts
import { createReadStream as createReadStream2 } from "node:fs";
import { open as open3, stat } from "node:fs/promises";
import { isNativeError } from "node:util/types";
import { createGunzip as createGunzip2 } from "node:zlib";

// packages/dataset/src/files/csv-text.ts
var QUOTE = 34;
var LINE_FEED = 10;
var RETURN = 13;
function firstRecord(bytes, whole, delimiter = ",") {
  const end = recordEnd(bytes);
  if (end === void 0 && !whole) return void 0;
  const text2 = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end ?? bytes.length));
  return { fields: splitRecord(text2.replace(/\r?\n?$/, ""), delimiter), end: end ?? bytes.length };
}
function recordEnd(bytes) {
  let quoted = false;
  for (let at2 = 0; at2 < bytes.length; at2++) {
    const byte = bytes[at2];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === LINE_FEED && !quoted) return at2 + 1;
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
function recordCounter(layout = "header and quotes") {
  const quotes = layout === "header and quotes";
  let line = 1;
  let row = quotes ? -1 : 0;
  let quoted = false;
  let atStart = true;
  return {
    feed(chunk, onRecord) {
      for (const byte of chunk) {
        if (byte === LINE_FEED) {
          line++;
          if (!quoted) atStart = true;
        } else if (byte !== RETURN && atStart) {
          atStart = false;
          row++;
          onRecord(row, line);
          quoted = quotes && byte === QUOTE;
        } else if (byte === QUOTE && quotes) quoted = !quoted;
      }
    }
  };
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
  return Object.keys(MAGIC).find((name) => MAGIC[name].every((byte, at2) => start[at2] === byte));
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
  let unpacked2 = 0;
  const counter = new Writable({
    write(chunk, _, next) {
      unpacked2 += chunk.length;
      next(isBomb(unpacked2, bytes, unsuspiciousBytes) ? bomb : null);
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
function isBomb(unpacked2, packed, unsuspiciousBytes) {
  return unpacked2 > unsuspiciousBytes && unpacked2 > packed * TIGHTEST;
}
var FRAME = 4247762216;
var SKIPPABLE = 407710288;
var LARGEST_BLOCK = 1 << 17;
async function zstdDamage(path, bytes, { unsuspiciousBytes = UNSUSPICIOUS_BYTES } = {}) {
  const handle = await open2(path);
  try {
    let [at2, unpacked2] = [0, 0];
    while (at2 < bytes) {
      const frame = await walkFrame(handle, at2);
      if (typeof frame === "string") return frame;
      if (frame.end > bytes) return "cut off";
      at2 = frame.end;
      unpacked2 += frame.unpacked;
      if (isBomb(unpacked2, bytes, unsuspiciousBytes)) return "a decompression bomb";
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
  const single2 = (descriptor & 32) !== 0;
  const sizeBytes = [single2 ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let at2 = start + 5 + (single2 ? 0 : 1) + dictionaryBytes + sizeBytes;
  let unpacked2 = 0;
  for (let last = false; !last; ) {
    const block = await readAt(handle, at2, 3);
    if (block.length < 3) return "cut off";
    const header = block.readUIntLE(0, 3);
    const [type, size] = [header >> 1 & 3, header >> 3];
    if (type === 3) return "damaged";
    last = (header & 1) === 1;
    at2 += 3 + (type === 1 ? 1 : size);
    unpacked2 += type === 2 ? LARGEST_BLOCK : size;
  }
  return { end: at2 + ((descriptor & 4) === 0 ? 0 : 4), unpacked: unpacked2 };
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
  const twice = names.filter((name, at2) => names.indexOf(name) !== at2);
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
  const spelled = (pattern) => `regexp_matches(${expression}, ${literal(`^${pattern}$`)})`;
  return `CASE WHEN ${spelled(MOMENT)} THEN make_timestamptz(epoch_us(TRY_CAST(${expression} AS TIMESTAMP))) WHEN ${spelled(MOMENT + ZONE)} THEN TRY_CAST(${expression} AS TIMESTAMPTZ) END`;
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
  return Array.from({ length: Math.max(1, Math.ceil(columns.length / size)) }, (_, at2) => columns.slice(at2 * size, (at2 + 1) * size));
}

// packages/dataset/src/lines/engine-lines.ts
var LONGEST2 = 2e7;
function lines({ path, compression }, newLine = "") {
  return `read_csv(${literal(globLiteral(path))}, auto_detect = false, columns = {line: 'VARCHAR'}, header = false, delim = '', quote = '', escape = '', strict_mode = false, encoding = 'latin-1', max_line_size = ${LONGEST2}, parallel = false, compression = ${literal(compression)}, hive_partitioning = false${newLine})`;
}
async function engineLinesOfRows(engine, file, rows) {
  const delimited = isDelimited(file.format);
  const quotes = delimited ? `length(line) - length(replace(line, '"', ''))` : "0";
  const numbered = `SELECT row_number() OVER () AS n, line, coalesce(${quotes}, 0) AS quotes FROM ${lines(file)}`;
  const open4 = `SELECT n, line, sum(quotes) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - quotes AS before FROM (${numbered})`;
  const records = `SELECT n, row_number() OVER () - ${delimited ? 1 : 0} AS record FROM (${open4}) WHERE line IS NOT NULL AND before % 2 = 0`;
  const [found = [], at2 = []] = await engine.columns(`SELECT record, n FROM (${records}) WHERE record IN (${rows.join(", ")})`);
  return new Map(found.map((record, index) => [Number(record), Number(at2[index])]));
}
async function engineLineOfByte(engine, file, offset) {
  const count2 = async (newLine) => Number((await engine.columns(`SELECT count(*) FROM ${lines(file, newLine)}`))[0]?.[0]);
  const [whole, byLineFeed] = [await count2(), await count2(`, new_line = '\\n'`)];
  const ending = byLineFeed === whole ? 1 : byLineFeed >= 2 * whole - 1 ? 2 : void 0;
  if (ending === void 0) return void 0;
  const numbered = `SELECT row_number() OVER () AS n, coalesce(length(line), 0) + ${ending} AS bytes FROM ${lines(file)}`;
  const starts = `SELECT n, sum(bytes) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - bytes AS start FROM (${numbered})`;
  const [line = []] = await engine.columns(`SELECT max(n) FROM (${starts}) WHERE start <= ${offset}`);
  return line[0] === null || line[0] === void 0 ? void 0 : Number(line[0]);
}
var HANDED_OVER = 32 * 1024 * 1024;
async function engineText(engine, file) {
  if (file.bytes > HANDED_OVER) return void 0;
  const [texts = []] = await engine.columns(`SELECT line FROM ${lines(file)}`);
  return Buffer.from(texts.map((text2) => text2 ?? "").join("\n"), "latin1");
}

// packages/dataset/src/files/json-list-records.ts
var [LINE_FEED2, QUOTE2, BACKSLASH] = [10, 34, 92];
var OPENING = [91, 123];
var CLOSING = [93, 125];
function listRecordCounter() {
  let [line, row, depth] = [1, 0, 0];
  let text2 = "outside";
  return {
    feed(chunk, onRecord) {
      for (const byte of chunk) {
        if (byte === LINE_FEED2) line++;
        if (text2 === "escaped") text2 = "inside";
        else if (byte === QUOTE2) text2 = text2 === "inside" ? "outside" : "inside";
        else if (text2 === "inside") text2 = byte === BACKSLASH ? "escaped" : "inside";
        else if (OPENING.includes(byte)) {
          if (++depth === 2) onRecord(++row, line);
        } else if (CLOSING.includes(byte)) depth--;
      }
    }
  };
}

// packages/dataset/src/lines/line-numbers.ts
var LINE_FEED3 = 10;
async function linesOfRows(engine, file, rows) {
  const wanted = new Set(rows);
  const lines2 = /* @__PURE__ */ new Map();
  if (file.format === "parquet" || wanted.size === 0) return lines2;
  if (file.compression === "zstd" && file.format !== "json") return await engineLinesOfRows(engine, file, rows);
  const counter = counterOf(file.format);
  for await (const chunk of textOf(file) ?? await unpacked(engine, file)) {
    counter.feed(chunk, (row, line) => {
      if (wanted.has(row)) lines2.set(row, line);
    });
    if (lines2.size === wanted.size) break;
  }
  return lines2;
}
function counterOf(format) {
  return format === "json" ? listRecordCounter() : recordCounter(isDelimited(format) ? "header and quotes" : "lines");
}
async function unpacked(engine, file) {
  const text2 = await engineText(engine, file);
  return text2 === void 0 ? [] : [text2];
}
async function lineOfByte(engine, file, offset) {
  const chunks = textOf(file);
  if (chunks === void 0) return await engineLineOfByte(engine, file, offset);
  let [line, seen] = [1, 0];
  for await (const chunk of chunks) {
    for (const byte of chunk.subarray(0, Math.max(0, offset - seen))) if (byte === LINE_FEED3) line++;
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
  const columns = header.map((name, at2) => ({ name, read: `c${at2}` }));
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
async function countRows(engine, { file, columns, relation }, at2) {
  const delimited = isDelimited(file.format);
  const rejects = `rejects_${at2}`;
  const checked = delimited ? delimitedSource(
    file,
    columns.map(({ name }) => name),
    `, store_rejects = true, rejects_table = '${rejects}', rejects_scan = 'scan_${rejects}', rejects_limit = ${SHOWN_FAULTS}`
  ).relation : relation;
  let rows = 0;
  for (const batch of delimited ? [file.utf8 ? [] : columns] : columnBlocks({ files: [file], columns }, columns)) {
    const everyValue = ["count(*) AS n", ...batch.map(({ read }, index) => `count(${read}) AS n${index}`)].join(", ");
    const [counted2] = await engine.rows(`SELECT ${everyValue} FROM ${checked}`).catch((cause) => {
      throw new ConfigError([file.format === "parquet" || delimited ? damaged(file, "cannot be read to its end") : malformed(file, cause)], { cause });
    });
    rows = Number(counted2?.["n"] ?? 0);
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
async function loadTable(engine, paths, specs, views) {
  return await typeTable(engine, await openTable(engine, paths), specs, views);
}
async function openTable(engine, paths) {
  const files = await inspectFiles(paths);
  const sources = await ofEach(files, (file) => openSource(engine, file));
  return { sources, rows: await ofEach(sources, (source, at2) => countRows(engine, source, at2)) };
}
async function typeTable(engine, { sources, rows }, specs, views = VIEWS) {
  return await fill(engine, sources, specs, rows, views);
}
async function ofEach(items, work) {
  const results = [];
  const problems = [];
  for (const [at2, item] of items.entries()) {
    try {
      results.push(await work(item, at2));
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
  const reordered2 = mismatch((source) => outOfOrder(specs, source));
  const unusable = new Set([...missing, ...mistyped].flatMap(({ columns: columns2 }) => columns2));
  const columns = specs.filter(({ name }) => !unusable.has(name)).map((spec, at2) => ({ ...spec, present: `p${at2}`, value: `v${at2}`, wrong: `w${at2}` }));
  await createView(engine, views.rows, sources.map((source) => selection(source, columns)));
  await createView(engine, views.numbered, sources.map((source, at2) => selection(source, columns, [
    `${at2} AS file`,
    "row_number() OVER () AS row",
    `${total(rows.slice(0, at2))} + row_number() OVER () AS place`
  ])));
  return {
    files: sources.map(({ file }, at2) => ({ ...file, rows: rows[at2] ?? 0 })),
    rows: total(rows),
    columns,
    missing,
    unexpected,
    mistyped,
    reordered: reordered2
  };
}
function total(counts) {
  return counts.reduce((sum2, count2) => sum2 + count2, 0);
}
function outOfOrder(specs, { file, columns }) {
  if (file.format.startsWith("json")) return [];
  const expected = specs.map(({ name }) => name).filter((name) => columns.some((column) => column.name === name));
  const found = columns.map(({ name }) => name).filter((name) => expected.includes(name));
  return found.filter((name, at2) => name !== expected[at2]);
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
    const [row = {}] = await engine.rows(`SELECT ${batch.map((sql, at2) => `${sql} AS m${at2}`).join(", ")} FROM ${TABLE} WHERE ${rows}`);
    batch.forEach((sql, at2) => answers.set(sql, row[`m${at2}`] ?? null));
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

// packages/dataset/src/files/read-columns.ts
async function readColumns(runtime, file, columns, { name = file, ...limits } = {}) {
  return await withEngine({ runtime, files: [file], ...limits }, async (engine) => {
    const table = await loadStored(engine, { path: file, name }, columns);
    refuseMismatch(table);
    const vectors = await readVectors(engine, table, columns) ?? await readBooleans(engine, { path: file, name }, table, columns);
    const [{ sha256, bytes } = { sha256: "", bytes: 0 }] = table.files;
    return { sha256, bytes, rows: table.rows, values: new Map(table.columns.map((column, at2) => [column.name, vectors[at2] ?? []])) };
  });
}
var SPELLED = ["integer", "boolean", "date"];
var LOADED_AS = { string: SPELLED, number: ["boolean"] };
async function loadStored(engine, path, columns) {
  const table = await loadTable(engine, [path], columns);
  const mistyped = new Set(table.mistyped.flatMap(({ columns: names }) => names));
  if (mistyped.size === 0) return table;
  const described = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(globLiteral(path.path))}, hive_partitioning = false)`);
  const stored = new Map(described.map((row) => [String(row["column_name"]), String(row["column_type"])]));
  return await loadTable(engine, [path], columns.map(({ name, type }) => ({
    name,
    type: mistyped.has(name) ? LOADED_AS[type].find((other) => isStoredAs({ type: other }, stored.get(name) ?? "")) ?? type : type
  })));
}
async function readBooleans(engine, path, table, requests) {
  const broken = await brokenColumns(engine, table, table.columns.filter(({ type }) => type === "number"));
  const asBooleans = await loadTable(engine, [path], broken.map(({ name }) => ({ name, type: "boolean" })));
  const others = new Set((await brokenColumns(engine, asBooleans)).map(({ name }) => name));
  const booleans = new Set(broken.map(({ name }) => name).filter((name) => !others.has(name)));
  const mended = await loadTable(engine, [path], table.columns.map(({ name, type }) => ({ name, type: booleans.has(name) ? "boolean" : type })));
  const vectors = await readVectors(engine, mended, requests);
  if (vectors !== void 0) return vectors;
  for (const column of mended.columns) await refuseWrong(engine, mended, column);
  throw new TypeError("a value is wrong in no column");
}
async function brokenColumns(engine, table, columns = table.columns) {
  const counted2 = await measure(engine, table, columns.map(({ name, wrong }) => ({ id: name, sql: `count(*) FILTER (WHERE ${wrong})` })));
  return columns.filter(({ name }) => countOf(counted2, name) > 0);
}
async function readVectors(engine, { columns, rows }, requests) {
  const numeric = new Set(requests.filter(({ type }) => type === "number").map(({ name }) => name));
  const vectors = columns.map(({ name }) => numeric.has(name) ? new Float64Array(rows) : new Array(rows));
  const fields = columns.map(({ name, value }) => numeric.has(name) ? `CAST(${value} AS DOUBLE)` : `coalesce(${value}::VARCHAR, '')`);
  const wrong = columns.map((column) => column.wrong).join(" OR ") || "false";
  let from = 0;
  let faults = 0;
  await engine.parts(`SELECT ${[...fields, `(${wrong}) AS wrong`].join(", ")} FROM ${TABLE}`, (part) => {
    part.columns.forEach((column, at2) => {
      const vector = vectors[at2];
      if (vector instanceof Float64Array) copyNumbers(column, vector, from, part.rows);
      else if (vector !== void 0) copyTexts(column, vector, from, part.rows);
      else faults += countTrue(column, part.rows);
    });
    from += part.rows;
  });
  if (faults > 0) return void 0;
  if (from !== rows) throw new TypeError(`${from} rows were read of ${rows}`);
  return vectors;
}
function copyNumbers(column, vector, from, rows) {
  for (let row = 0; row < rows; row++) {
    const value = column.getItem(row);
    vector[from + row] = typeof value === "number" ? value : NaN;
  }
}
function copyTexts(column, vector, from, rows) {
  for (let row = 0; row < rows; row++) vector[from + row] = String(column.getItem(row));
}
function countTrue(column, rows) {
  let count2 = 0;
  for (let row = 0; row < rows; row++) if (column.getItem(row) === true) count2++;
  return count2;
}
function refuseMismatch({ missing, mistyped }) {
  const problems = [
    ...missing.flatMap(({ file, columns }) => columns.map((column) => ({
      code: "MLG-503",
      message: `The column "${column}" is missing.`,
      where: file,
      fix: "Add the column to the data, or take it out of what reads it."
    }))),
    ...mistyped.flatMap(({ file, columns }) => columns.map((column) => ({
      code: "MLG-503",
      message: `The column "${column}" is stored as another type than it is read as.`,
      where: file,
      fix: "Write the column with the type its values have."
    })))
  ];
  const [first, ...rest] = problems;
  if (first !== void 0) throw new ConfigError([first, ...rest]);
}
async function refuseWrong(engine, { files }, { name, type, wrong }) {
  const [found] = await engine.rows(`SELECT count(*) AS n, min(row) AS row FROM ${NUMBERED} WHERE ${wrong}`);
  const count2 = Number(found?.["n"] ?? 0);
  const [file] = files;
  if (count2 === 0 || file === void 0) return;
  const row = Number(found?.["row"]);
  const line = (await linesOfRows(engine, file, [row])).get(row);
  throw new ConfigError([{
    code: "MLG-504",
    message: `${count2} ${count2 === 1 ? "value" : "values"} of the column "${name}" ${count2 === 1 ? "is" : "are"} no ${type}.`,
    where: line === void 0 ? `${file.name} (row ${row})` : `${file.name}:${line}`,
    fix: "Mend the values; a missing value is an empty field."
  }]);
}

// action-eval-gate/src/model/feature-names.ts
var FEATURE_NAMES = "feature_names";

// action-eval-gate/src/model/features.ts
function columnNames({ name, columns }) {
  return columns?.names ?? [name];
}
var NAMED_BY = { record: "its record names", model: `its metadata ${FEATURE_NAMES} name`, policy: "gate.features names", data: "the data have" };

// packages/stats/src/vector.ts
function asColumn(values) {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}
function sum(values) {
  const column = asColumn(values);
  let total4 = 0;
  let lost = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i] ?? 0;
    const next = total4 + value;
    lost += Math.abs(total4) >= Math.abs(value) ? total4 - next + value : value - next + total4;
    total4 = next;
  }
  return total4 + lost;
}
function mean(values) {
  return sum(values) / values.length;
}
function at(values, i) {
  const value = values[i];
  if (value === void 0) throw new RangeError(`index ${i} is outside of ${values.length} values`);
  return value;
}
function sameLength(...vectors) {
  const lengths = vectors.map(({ length }) => length);
  const first = lengths[0] ?? 0;
  if (lengths.some((length) => length !== first)) throw new RangeError(`vectors differ in length: ${lengths.join(", ")}`);
  return first;
}

// packages/stats/src/random.ts
var { imul } = Math;
var BATCH = 256;
function randomFrom(seed) {
  const fill3 = splitmix32(seed);
  const state = Int32Array.of(fill3(), fill3(), fill3(), fill3());
  const words = new Uint32Array(BATCH);
  let taken2 = BATCH;
  return () => {
    if (taken2 === BATCH) {
      xoshiro(state, words);
      taken2 = 0;
    }
    taken2 += 2;
    return (((words[taken2 - 2] ?? 0) >>> 5) * 67108864 + ((words[taken2 - 1] ?? 0) >>> 6)) / 2 ** 53;
  };
}
function countUniform(counts, draws, random) {
  const state = Int32Array.from({ length: 4 }, () => random() * 2 ** 32);
  const words = new Uint32Array(BATCH);
  const share = Math.floor(2 ** 32 / counts.length);
  for (let drawn = 0, taken2 = BATCH; drawn < draws; taken2++) {
    if (taken2 === BATCH) {
      xoshiro(state, words);
      taken2 = 0;
    }
    const index = (words[taken2] ?? 0) / share >>> 0;
    if (index >= counts.length) continue;
    counts[index] = (counts[index] ?? 0) + 1;
    drawn++;
  }
}
function xoshiro(state, words) {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let next = 0; next < words.length; next++) {
    words[next] = imul(rotate(imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
  }
  state.set([a, b, c, d]);
}
function rotate(value, bits) {
  return value << bits | value >>> 32 - bits;
}
function splitmix32(seed) {
  let state = seed | 0;
  return () => {
    state = state + 2654435769 | 0;
    let mixed = state ^ state >>> 16;
    mixed = imul(mixed, 569420461);
    mixed = imul(mixed ^ mixed >>> 15, 1935289751);
    return mixed ^ mixed >>> 15;
  };
}

// packages/stats/src/distributions/gamma.ts
var STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
var HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;
var MAX_TERMS = 1e5;
function logGamma(x) {
  if (!(x > 0)) return NaN;
  let factor = 1;
  let shifted = x;
  for (; shifted < 12; shifted++) factor *= shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TAU + stirlingRest(shifted) - Math.log(factor);
}
function logGammaRatio(a, b) {
  if (a < 12) return logGamma(a + b) - logGamma(a);
  return (a - 0.5) * Math.log1p(b / a) + b * Math.log(a + b) - b + stirlingRest(a + b) - stirlingRest(a);
}
function logBinomial(n, k) {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
function gammaUpper(a, x) {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}
function stirlingRest(x) {
  const inverseSquare = 1 / (x * x);
  return STIRLING.reduceRight((rest, coefficient) => rest * inverseSquare + coefficient, 0) / x;
}
function lowerSeries(a, x) {
  let term = 1 / a;
  let total4 = term;
  for (let n = 1; n < MAX_TERMS && term > total4 * Number.EPSILON / 4; n++) {
    term *= x / (a + n);
    total4 += term;
  }
  return total4 * front(a, x);
}
function upperFraction(a, x) {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction2 = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction2 *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return fraction2 * front(a, x);
}
function front(a, x) {
  return Math.exp(a * Math.log(x) - x - logGamma(a));
}

// packages/stats/src/distributions/beta.ts
var MAX_TERMS2 = 1e5;
var TINY = 1e-300;
function betaRegularized(a, b, x, rest = 1 - x) {
  if (!(a > 0 && b > 0 && x >= 0 && rest >= 0)) return NaN;
  if (x === 0 || rest === 0) return x === 0 ? 0 : 1;
  const inTail = x < (a + 1) / (a + b + 2);
  return inTail ? tail(a, b, x, rest) : 1 - tail(b, a, rest, x);
}
function tail(a, b, x, rest) {
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-rest);
  const logRest = rest < 0.5 ? Math.log(rest) : Math.log1p(-x);
  const inverseLogBeta = a >= b ? logGammaRatio(a, b) - logGamma(b) : logGammaRatio(b, a) - logGamma(a);
  return Math.exp(a * logX + b * logRest + inverseLogBeta) * fraction(a, b, x) / a;
}
function fraction(a, b, x) {
  let c = 1;
  let d = nonZero(1 - (a + b) * x / (a + 1));
  d = 1 / d;
  let value = d;
  for (let m = 1; m < MAX_TERMS2; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const numerator of [even, odd]) {
      d = 1 / nonZero(1 + numerator * d);
      c = nonZero(1 + numerator / c);
      factor = c * d;
      value *= factor;
    }
    if (Math.abs(factor - 1) < Number.EPSILON) break;
  }
  return value;
}
function nonZero(value) {
  return Math.abs(value) < TINY ? TINY : value;
}

// packages/stats/src/distributions/normal.ts
function normalSurvival(z) {
  const tail2 = gammaUpper(0.5, z * z / 2) / 2;
  return z >= 0 ? tail2 : 1 - tail2;
}
function normalCdf(z) {
  return normalSurvival(-z);
}
function normalQuantile(p) {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 1308e-6)));
  for (let step = 0; step < 4; step++) {
    const excess = (normalSurvival(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp(z * z / 2);
    z += excess / (1 - z * excess / 2);
  }
  return -z;
}

// packages/stats/src/distributions/student-t.ts
function studentTwoSided(t, degreesOfFreedom) {
  if (t === Infinity || t === -Infinity) return 0;
  const total4 = degreesOfFreedom + t * t;
  return betaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total4, t * t / total4);
}
function studentQuantile(p, degreesOfFreedom) {
  if (!(p > 0 && p < 1 && degreesOfFreedom > 0)) return NaN;
  if (p < 0.5) return -studentQuantile(1 - p, degreesOfFreedom);
  if (p === 0.5) return 0;
  const target = 2 * (1 - p);
  const [low, high] = bracket(target, degreesOfFreedom);
  return solve(target, degreesOfFreedom, low, high, Math.max(low, normalQuantile(p)));
}
function bracket(target, degreesOfFreedom) {
  let high = 1;
  while (studentTwoSided(high, degreesOfFreedom) > target) high *= 2;
  return [high === 1 ? 0 : high / 2, high];
}
function solve(target, degreesOfFreedom, from, to, start) {
  let [low, high, t] = [from, to, start];
  for (let step = 0; step < 200; step++) {
    const excess = studentTwoSided(t, degreesOfFreedom) - target;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / (2 * density(t, degreesOfFreedom));
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= Number.EPSILON * Math.abs(next)) return next;
    t = next;
  }
  return t;
}
function density(t, v) {
  const logScale = logGammaRatio(v / 2, 0.5) - logGamma(0.5) - Math.log(v) / 2;
  return Math.exp(logScale - (v + 1) / 2 * Math.log1p(t * t / v));
}

// packages/stats/src/metrics/confusion.ts
function confusion(y, predicted) {
  const [truths2, predictions2, rows] = [asColumn(y), asColumn(predicted), sameLength(y, predicted)];
  let [positives, predictedPositives, truePositives] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const truth = binary(truths2[row] ?? NaN);
    const said = binary(predictions2[row] ?? NaN);
    positives += truth;
    predictedPositives += said;
    truePositives += truth * said;
  }
  return {
    truePositives,
    falsePositives: predictedPositives - truePositives,
    falseNegatives: positives - truePositives,
    trueNegatives: rows - positives - predictedPositives + truePositives
  };
}
function binary(label2) {
  if (label2 * (label2 - 1) !== 0) throw new RangeError(`a binary label is 0 or 1, not ${label2}`);
  return label2;
}

// packages/stats/src/metrics/accuracy.ts
function accuracy({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
  return (truePositives + trueNegatives) / (truePositives + falsePositives + falseNegatives + trueNegatives);
}

// packages/stats/src/metrics/average.ts
function averageOf(metric, classes, average, zeroDivision = NaN) {
  if (average === "micro") return orElse(metric(total2(classes)), zeroDivision);
  const values = classes.map((counts) => orElse(metric(counts), zeroDivision));
  return average === "macro" ? definedMean(values) : definedMean(values, classes.map(support));
}
function definedMean(values, weights) {
  const defined = asColumn(values).filter((value) => !Number.isNaN(value));
  const weightOf = weights === void 0 ? void 0 : asColumn(weights).filter((_, i) => !Number.isNaN(at(values, i)));
  const weight = weightOf === void 0 ? 0 : sum(weightOf);
  return weightOf === void 0 || weight === 0 ? mean(defined) : sum(defined.map((value, i) => value * at(weightOf, i))) / weight;
}
function support({ truePositives, falseNegatives }) {
  return truePositives + falseNegatives;
}
function total2(classes) {
  const all = (part) => sum(classes.map((counts) => counts[part]));
  return {
    truePositives: all("truePositives"),
    falsePositives: all("falsePositives"),
    falseNegatives: all("falseNegatives"),
    trueNegatives: all("trueNegatives")
  };
}
function orElse(value, replacement) {
  return Number.isNaN(value) ? replacement : value;
}

// packages/stats/src/ranking.ts
var MANY = 512;
var DIGIT_BITS = 11;
var RADIX = 2 ** DIGIT_BITS;
function ranking(values) {
  const column = asColumn(values);
  const rows = new Uint32Array(column.length);
  let single2 = true;
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? NaN;
    if (!Number.isFinite(value)) throw new RangeError(`the score of row ${row} is ${value}`);
    single2 &&= Math.fround(value) === value;
    rows[row] = row;
  }
  if (column.length < MANY) return sortByValue(rows, column);
  const sorted = sortByKeys(keysOf(column), rows);
  if (!single2) sortAlike(sorted, column);
  return sorted.rows;
}
function sortByValue(rows, column) {
  return rows.sort((a, b) => (column[b] ?? 0) - (column[a] ?? 0) || a - b);
}
function keysOf(column) {
  const floats = new Float32Array(column);
  const keys = new Uint32Array(floats.buffer);
  for (let row = 0; row < keys.length; row++) {
    if (floats[row] === 0) floats[row] = 0;
    const bits = keys[row] ?? 0;
    keys[row] = bits >>> 31 === 1 ? bits : bits ^ 2147483647;
  }
  return keys;
}
function sortAlike({ keys, rows }, column) {
  for (let start = 0, end = 0; start < keys.length; start = end) {
    let differ = false;
    for (end = start + 1; end < keys.length && keys[end] === keys[start]; end++) differ ||= column[rows[end] ?? 0] !== column[rows[start] ?? 0];
    if (differ) sortByValue(rows.subarray(start, end), column);
  }
}
function sortByKeys(keys, rows) {
  let from = { keys, rows };
  let to = { keys: new Uint32Array(keys.length), rows: new Uint32Array(rows.length) };
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) if (scatter(from, to, shift)) [from, to] = [to, from];
  return from;
}
function scatter({ keys, rows }, to, shift) {
  const places = countDigits(keys, shift);
  if (places.includes(keys.length)) return false;
  for (let digit = 1; digit <= RADIX; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  for (let from = 0; from < keys.length; from++) {
    const key = keys[from] ?? 0;
    const digit = key >>> shift & RADIX - 1;
    const place = places[digit] ?? 0;
    to.keys[place] = key;
    to.rows[place] = rows[from] ?? 0;
    places[digit] = place + 1;
  }
  return true;
}
function countDigits(keys, shift) {
  const counts = new Uint32Array(RADIX + 1);
  for (let from = 0; from < keys.length; from++) {
    const next = ((keys[from] ?? 0) >>> shift & RADIX - 1) + 1;
    counts[next] = (counts[next] ?? 0) + 1;
  }
  return counts;
}

// packages/stats/src/metrics/ranked-labels.ts
function rankLabels(y, scores) {
  sameLength(y, scores);
  const [labels, column] = [bytesOf(y), asColumn(scores)];
  const ranked = ranking(column);
  let previous = Infinity;
  for (let place = 0; place < ranked.length; place++) {
    const row = ranked[place] ?? 0;
    const score = column[row] ?? NaN;
    ranked[place] = 4 * row + (score === previous ? 0 : 2) + (labels[row] ?? 0);
    previous = score;
  }
  return ranked;
}
function bytesOf(y) {
  const [labels, bytes] = [asColumn(y), new Uint8Array(y.length)];
  for (let row = 0; row < labels.length; row++) bytes[row] = binary(labels[row] ?? NaN);
  return bytes;
}
function weightsOf(ranked, weights) {
  if (weights === void 0) return new Uint8Array(ranked.length).fill(1);
  sameLength(ranked, weights);
  return weights instanceof Uint8Array ? weights : asColumn(weights);
}

// packages/stats/src/metrics/average-precision.ts
function averagePrecisionOf(ranked, weights) {
  const counts = weightsOf(ranked, weights);
  let [area, positives, seen, tiedPositives] = [0, 0, 0, 0];
  for (let place = 0; place < ranked.length; place++) {
    const code = ranked[place] ?? 0;
    if ((code & 2) !== 0) {
      if (tiedPositives > 0) area += tiedPositives * positives / seen;
      tiedPositives = 0;
    }
    const weight = counts[code >>> 2] ?? 0;
    const positive = weight * (code & 1);
    tiedPositives += positive;
    positives += positive;
    seen += weight;
  }
  if (tiedPositives > 0) area += tiedPositives * positives / seen;
  return area / positives;
}

// packages/stats/src/metrics/confusion-matrix.ts
function confusionMatrix(y, predicted, classes, weights) {
  const counts = new Float64Array(classes * classes);
  for (let row = 0, length = sameLength(y, predicted, weights ?? y); row < length; row++) {
    const cell2 = label(at(y, row), classes) * classes + label(at(predicted, row), classes);
    counts[cell2] = at(counts, cell2) + (weights === void 0 ? 1 : at(weights, row));
  }
  return { classes, counts };
}
function label(value, classes) {
  if (Number.isInteger(value) && value >= 0 && value < classes) return value;
  throw new RangeError(`a label is an integer from 0 to ${classes - 1}, not ${value}`);
}
function cell({ classes, counts }, truth, predicted) {
  return at(counts, truth * classes + predicted);
}
function truths({ classes, counts }) {
  return Float64Array.from({ length: classes }, (_, truth) => sum(counts.subarray(truth * classes, (truth + 1) * classes)));
}
function predictions(matrix) {
  const totals = new Float64Array(matrix.classes);
  matrix.counts.forEach((count2, index) => {
    totals[index % matrix.classes] = at(totals, index % matrix.classes) + count2;
  });
  return totals;
}
function hits(matrix) {
  return sum(Float64Array.from({ length: matrix.classes }, (_, own) => cell(matrix, own, own)));
}
function oneVersusRest(matrix) {
  const [rows, columns, total4] = [truths(matrix), predictions(matrix), sum(matrix.counts)];
  return Array.from({ length: matrix.classes }, (_, own) => {
    const truePositives = cell(matrix, own, own);
    const [positives, predicted] = [at(rows, own), at(columns, own)];
    return {
      truePositives,
      falsePositives: predicted - truePositives,
      falseNegatives: positives - truePositives,
      trueNegatives: total4 - positives - predicted + truePositives
    };
  });
}

// packages/stats/src/metrics/balanced-accuracy.ts
function balancedAccuracy(matrix) {
  return definedMean(truths(matrix).map((rows, own) => cell(matrix, own, own) / rows));
}

// packages/stats/src/metrics/probability-table.ts
function probabilityRows({ classes, values }) {
  for (let index = 0; index < values.length; index++) {
    const p = at(values, index);
    if (!(p >= 0 && p <= 1)) throw new RangeError(`the probability of class ${index % classes} in row ${Math.floor(index / classes)} is ${p}`);
  }
  return values.length / classes;
}

// packages/stats/src/metrics/brier.ts
function brierLosses(y, probabilities) {
  const [labels, said] = [asColumn(y), asColumn(probabilities)];
  const losses = new Float64Array(sameLength(y, probabilities));
  for (let row = 0; row < losses.length; row++) {
    const p = said[row] ?? NaN;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`the probability of row ${row} is ${p}`);
    losses[row] = (p - binary(labels[row] ?? NaN)) ** 2;
  }
  return losses;
}
function multiclassBrierLosses(y, table) {
  const losses = new Float64Array(probabilityRows(table));
  sameLength(y, losses);
  return losses.map((_, row) => {
    const own = label(at(y, row), table.classes);
    let loss = 0;
    for (let other = 0; other < table.classes; other++)
      loss += (at(table.values, row * table.classes + other) - (other === own ? 1 : 0)) ** 2;
    return loss;
  });
}

// packages/stats/src/metrics/cohen-kappa.ts
var WEIGHT = {
  none: (distance2) => distance2 === 0 ? 0 : 1,
  linear: Math.abs,
  quadratic: (distance2) => distance2 * distance2
};
function cohenKappa(matrix, weights = "none") {
  const [rows, columns, total4] = [truths(matrix), predictions(matrix), sum(matrix.counts)];
  const weigh = (index) => WEIGHT[weights](Math.floor(index / matrix.classes) - index % matrix.classes);
  const found = sum(matrix.counts.map((count2, index) => count2 * weigh(index)));
  const expected = sum(matrix.counts.map((_, index) => at(rows, Math.floor(index / matrix.classes)) * at(columns, index % matrix.classes) * weigh(index) / total4));
  return expected === 0 ? NaN : 1 - found / expected;
}

// packages/stats/src/metrics/columns.ts
function oneHot(y, classes) {
  const values = new Uint8Array(y.length * classes);
  for (let row = 0; row < y.length; row++) values[row * classes + label(at(y, row), classes)] = 1;
  return { labels: classes, values };
}

// packages/stats/src/metrics/log-loss.ts
var FLOAT32_EPSILON = 2 ** -23;
var FLOAT64_EPSILON = 2 ** -52;
function logLosses(y, probabilities, epsilon = FLOAT64_EPSILON) {
  const [labels, said] = [asColumn(y), asColumn(probabilities)];
  const losses = new Float64Array(sameLength(y, probabilities));
  for (let row = 0; row < losses.length; row++) {
    const p = said[row] ?? NaN;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`the probability of row ${row} is ${p}`);
    const clipped = clip(p, epsilon);
    losses[row] = binary(labels[row] ?? NaN) === 1 ? -Math.log(clipped) : -Math.log1p(-clipped);
  }
  return losses;
}
function multiclassLogLosses(y, table, epsilon = FLOAT64_EPSILON) {
  const losses = new Float64Array(probabilityRows(table));
  sameLength(y, losses);
  return losses.map((_, row) => -Math.log(clip(at(table.values, row * table.classes + label(at(y, row), table.classes)), epsilon)));
}
function clip(p, epsilon) {
  return Math.min(Math.max(p, epsilon), 1 - epsilon);
}

// packages/stats/src/metrics/f1.ts
function f1({ truePositives, falsePositives, falseNegatives }) {
  return 2 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
}

// packages/stats/src/metrics/f-beta.ts
function fBeta(beta) {
  const square = beta * beta;
  return ({ truePositives, falsePositives, falseNegatives }) => (1 + square) * truePositives / ((1 + square) * truePositives + falsePositives + square * falseNegatives);
}

// packages/stats/src/metrics/jaccard.ts
function jaccard({ truePositives, falsePositives, falseNegatives }) {
  return truePositives / (truePositives + falsePositives + falseNegatives);
}

// packages/stats/src/metrics/matthews.ts
function matthewsCorrcoef(matrix) {
  const [rows, columns, total4] = [truths(matrix), predictions(matrix), sum(matrix.counts)];
  const covariance = hits(matrix) * total4 - sum(rows.map((count2, own) => count2 * (columns[own] ?? 0)));
  const spread = (counts) => total4 * total4 - sum(counts.map((count2) => count2 * count2));
  const scale = Math.sqrt(spread(rows)) * Math.sqrt(spread(columns));
  return scale === 0 ? NaN : covariance / scale;
}

// packages/stats/src/metrics/multilabel.ts
function multilabelConfusion(y, predicted, weights) {
  return tally(y, predicted, y.labels, (index) => index % y.labels, weights);
}
function sampleConfusion(y, predicted) {
  return tally(y, predicted, rowsOf(y), (index) => Math.floor(index / y.labels));
}
function rowsOf({ labels, values }) {
  return values.length / labels;
}
function tally(y, predicted, parts, partOf, weights) {
  const cells = new Float64Array(4 * parts);
  for (let index = 0, length = sameLength(y.values, predicted.values); index < length; index++) {
    const cell2 = 4 * partOf(index) + 2 * binary(at(y.values, index)) + binary(at(predicted.values, index));
    cells[cell2] = at(cells, cell2) + (weights === void 0 ? 1 : at(weights, Math.floor(index / y.labels)));
  }
  return Array.from({ length: parts }, (_, part) => ({
    trueNegatives: at(cells, 4 * part),
    falsePositives: at(cells, 4 * part + 1),
    falseNegatives: at(cells, 4 * part + 2),
    truePositives: at(cells, 4 * part + 3)
  }));
}

// packages/stats/src/metrics/precision.ts
function precision({ truePositives, falsePositives }) {
  return truePositives / (truePositives + falsePositives);
}

// packages/stats/src/metrics/recall.ts
function recall({ truePositives, falseNegatives }) {
  return truePositives / (truePositives + falseNegatives);
}

// packages/stats/src/metrics/roc-auc.ts
function rocAucOf(ranked, weights) {
  const counts = weightsOf(ranked, weights);
  let [won, positives, negatives, tiedPositives, tiedNegatives] = [0, 0, 0, 0, 0];
  for (let place = 0; place < ranked.length; place++) {
    const code = ranked[place] ?? 0;
    if ((code & 2) !== 0) {
      won += tiedNegatives * (positives - tiedPositives / 2);
      tiedPositives = 0;
      tiedNegatives = 0;
    }
    const weight = counts[code >>> 2] ?? 0;
    const positive = weight * (code & 1);
    const negative = weight - positive;
    tiedPositives += positive;
    tiedNegatives += negative;
    positives += positive;
    negatives += negative;
  }
  won += tiedNegatives * (positives - tiedPositives / 2);
  return won / (positives * negatives);
}
function partialRocAuc(y, scores, maxFalsePositiveRate) {
  if (!(maxFalsePositiveRate > 0 && maxFalsePositiveRate <= 1)) throw new RangeError(`a false positive rate is in (0, 1], not ${maxFalsePositiveRate}`);
  const ranked = rankLabels(y, scores);
  const all = ranked.reduce((count2, code) => count2 + (code & 1), 0);
  const limit = maxFalsePositiveRate * (ranked.length - all);
  let [area, positives, negatives] = [0, 0, 0];
  for (let start = 0, end = 0; start < ranked.length && negatives < limit; start = end) {
    let tiedPositives = 0;
    for (end = start; end === start || tiedWithPrevious(ranked, end); end++) tiedPositives += (ranked[end] ?? 0) & 1;
    const tiedNegatives = end - start - tiedPositives;
    const width = Math.min(tiedNegatives, limit - negatives);
    if (width > 0) area += width * (positives + tiedPositives * width / tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
  }
  const chance = maxFalsePositiveRate / 2;
  return (1 + (area / (all * limit) - chance) / (1 - chance)) / 2;
}
function tiedWithPrevious(ranked, place) {
  return place < ranked.length && ((ranked[place] ?? 0) & 2) === 0;
}

// packages/stats/src/metrics/specificity.ts
function specificity({ trueNegatives, falsePositives }) {
  return trueNegatives / (trueNegatives + falsePositives);
}

// packages/stats/src/metrics/top-k.ts
function topKHits(y, { classes, values }, k) {
  const [labels, scores, hits2] = [asColumn(y), asColumn(values), new Float64Array(values.length / classes)];
  sameLength(y, hits2);
  for (let row = 0; row < hits2.length; row++) {
    const own = label(labels[row] ?? NaN, classes);
    const score = scores[row * classes + own] ?? NaN;
    let ahead = 0;
    for (let other = 0; other < classes; other++) {
      const rival = scores[row * classes + other] ?? NaN;
      if (rival > score || rival === score && other > own) ahead++;
    }
    hits2[row] = ahead < k ? 1 : 0;
  }
  return hits2;
}

// packages/stats/src/quantile.ts
function quantileSorted(sorted, p) {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = at(sorted, below);
  return low + (position - below) * ((sorted[below + 1] ?? low) - low);
}

// packages/stats/src/calibration/bins.ts
function equalWidthBins(y, confidences, bins) {
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) => edge / bins);
  return fill2(y, confidences, bins + 1, (confidence) => {
    const guess = Math.min(bins, Math.floor(confidence * bins));
    if (at(edges, guess) > confidence) return guess - 1;
    return guess < bins && at(edges, guess + 1) <= confidence ? guess + 1 : guess;
  });
}
function equalMassBins(y, confidences, bins) {
  const sorted = Float64Array.from(confidences).sort();
  if (sorted.length === 0) return [];
  const inner = Float64Array.from({ length: bins - 1 }, (_, edge) => quantileSorted(sorted, (edge + 1) / bins));
  return fill2(y, confidences, bins, (confidence) => inner.filter((edge) => edge < confidence).length);
}
function fill2(y, confidences, bins, binOf) {
  const [rows, said, held] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  for (let row = 0, length = sameLength(y, confidences); row < length; row++) {
    const confidence = at(confidences, row);
    if (!(confidence >= 0 && confidence <= 1)) throw new RangeError(`the probability of row ${row} is ${confidence}`);
    const bin = binOf(confidence);
    rows[bin] = at(rows, bin) + 1;
    said[bin] = at(said, bin) + confidence;
    held[bin] = at(held, bin) + at(y, row);
  }
  return Array.from(rows, (count2, bin) => ({ rows: count2, confidence: at(said, bin) / count2, frequency: at(held, bin) / count2 })).filter((bin) => bin.rows > 0);
}

// packages/stats/src/calibration/error.ts
var CALIBRATION_BINS = 15;
function expectedCalibrationError(y, probabilities, bins = CALIBRATION_BINS) {
  return meanDistance(equalWidthBins(y, probabilities, bins));
}
function maximumCalibrationError(y, probabilities, bins = CALIBRATION_BINS) {
  const distances = equalWidthBins(y, probabilities, bins).map(distance);
  return distances.length === 0 ? NaN : Math.max(...distances);
}
function adaptiveCalibrationError(y, probabilities, bins = CALIBRATION_BINS) {
  return meanDistance(equalMassBins(y, probabilities, bins));
}
function topConfidence(y, table) {
  const [right, confidences] = [new Float64Array(probabilityRows(table)), new Float64Array(probabilityRows(table))];
  for (let row = 0; row < right.length; row++) {
    let best = 0;
    for (let other = 1; other < table.classes; other++)
      if (at(table.values, row * table.classes + other) > at(table.values, row * table.classes + best)) best = other;
    confidences[row] = at(table.values, row * table.classes + best);
    right[row] = label(at(y, row), table.classes) === best ? 1 : 0;
  }
  return { right, confidences };
}
function meanDistance(bins) {
  return sum(bins.map((bin) => bin.rows * distance(bin))) / sum(bins.map(({ rows }) => rows));
}
function distance({ confidence, frequency }) {
  return Math.abs(confidence - frequency);
}

// packages/stats/src/regression/errors.ts
var squaredError = (truths2, predictions2, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const error = (truths2[row] ?? NaN) - (predictions2[row] ?? NaN);
    losses[row] = error * error;
  }
};
var absoluteError = (truths2, predictions2, losses) => {
  for (let row = 0; row < losses.length; row++) losses[row] = Math.abs((truths2[row] ?? NaN) - (predictions2[row] ?? NaN));
};
var signedError = (truths2, predictions2, losses) => {
  for (let row = 0; row < losses.length; row++) losses[row] = (predictions2[row] ?? NaN) - (truths2[row] ?? NaN);
};
var absolutePercentageError = (truths2, predictions2, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const truth = truths2[row] ?? NaN;
    losses[row] = truth === 0 ? NaN : Math.abs((truth - (predictions2[row] ?? NaN)) / truth);
  }
};
var symmetricPercentageError = (truths2, predictions2, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const [truth, predicted] = [truths2[row] ?? NaN, predictions2[row] ?? NaN];
    losses[row] = 2 * Math.abs(truth - predicted) / (Math.abs(truth) + Math.abs(predicted));
  }
};
var squaredLogError = (truths2, predictions2, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const [truth, predicted] = [truths2[row] ?? NaN, predictions2[row] ?? NaN];
    const ratio = Math.log1p((truth - predicted) / (1 + predicted));
    losses[row] = truth <= -1 || predicted <= -1 ? NaN : ratio * ratio;
  }
};
function pinballError(alpha) {
  return (truths2, predictions2, losses) => {
    for (let row = 0; row < losses.length; row++) {
      const tooLow = (truths2[row] ?? NaN) - (predictions2[row] ?? NaN);
      losses[row] = (alpha - 0.5) * tooLow + 0.5 * Math.abs(tooLow);
    }
  };
}
function lossesOf(loss, y, predicted) {
  const losses = new Float64Array(sameLength(y, predicted));
  requireFinite(y);
  requireFinite(predicted);
  loss(asColumn(y), asColumn(predicted), losses);
  return losses;
}
function requireFinite(values) {
  const column = asColumn(values);
  for (let row = 0; row < column.length; row++)
    if (!Number.isFinite(column[row])) throw new RangeError(`the value of row ${row} is ${column[row] ?? NaN}`);
}

// packages/stats/src/regression/max-error.ts
function maxError(y, predicted) {
  sameLength(y, predicted);
  const [truths2, predictions2] = [asColumn(y), asColumn(predicted)];
  const largest = largestDifference(truths2, predictions2);
  if (!Number.isFinite(largest)) for (const values of [truths2, predictions2]) requireFinite(values);
  return largest;
}
function largestDifference(truths2, predictions2) {
  let even = Math.abs((truths2.at(-1) ?? NaN) - (predictions2.at(-1) ?? NaN)), odd = 0;
  for (let row = 1; row < truths2.length; row += 2) {
    even = Math.max(even, Math.abs((truths2[row - 1] ?? NaN) - (predictions2[row - 1] ?? NaN)));
    odd = Math.max(odd, Math.abs((truths2[row] ?? NaN) - (predictions2[row] ?? NaN)));
  }
  return Math.max(even, odd);
}

// packages/stats/src/regression/by-blocks.ts
var BLOCK = 4096;
var LANES = 4;
function sumByBlocks(y, predicted, parts) {
  const [truths2, predictions2, rows] = [asColumn(y), asColumn(predicted), sameLength(y, predicted)];
  const whole = rows - rows % LANES;
  const found = [];
  for (let from = 0; from < whole; from += BLOCK) {
    const to = Math.min(whole, from + BLOCK);
    found.push(parts(truths2.subarray(from, to), predictions2.subarray(from, to)));
  }
  for (let row = whole; row < rows; row++)
    found.push(parts(fourTimes(truths2[row]), fourTimes(predictions2[row])).map((part) => part / LANES));
  const [first = 0, ...rest] = (found[0] ?? []).map((_, part) => sum(found.map((block) => block[part] ?? NaN)));
  if (!Number.isFinite(first)) for (const values of [truths2, predictions2]) requireFinite(values);
  return [first, ...rest];
}
function fourTimes(value = NaN) {
  return new Float64Array(LANES).fill(value);
}

// packages/stats/src/regression/median-error.ts
var MANY2 = 2048;
var BLOCK2 = 4096;
var BUCKETS = 2 ** 16;
var LOWER_BITS = 15;
var INFINITE = 65280;
function medianAbsoluteError(y, predicted) {
  const rows = sameLength(y, predicted);
  if (rows === 0) return NaN;
  if (rows < MANY2) return quantileSorted(lossesOf(absoluteError, y, predicted).sort(), 0.5);
  const [truths2, predictions2, counts] = [asColumn(y), asColumn(predicted), new Uint32Array(BUCKETS)];
  eachBlock(truths2, predictions2, (_, buckets) => {
    count(buckets, counts);
  });
  if (counts.subarray(INFINITE).some((some) => some > 0)) for (const values of [truths2, predictions2]) requireFinite(values);
  const [low, high] = [Math.floor((rows - 1) / 2), Math.ceil((rows - 1) / 2)];
  const [first, before] = bucketOf(counts, low);
  const [last] = bucketOf(counts, high);
  const near = [];
  eachBlock(truths2, predictions2, (from, buckets) => {
    for (let i = 0; i < buckets.length; i++) {
      if ((buckets[i] ?? 0) - first >>> 0 <= last - first) near.push(Math.abs(at(truths2, from + i) - at(predictions2, from + i)));
    }
  });
  const sorted = Float64Array.from(near).sort();
  return (at(sorted, low - before) + at(sorted, high - before)) / 2;
}
function eachBlock(truths2, predictions2, use) {
  const [singles, buckets] = [new Float32Array(BLOCK2), new Uint16Array(BLOCK2)];
  const bits = new Uint32Array(singles.buffer);
  for (let from = 0; from < truths2.length; from += BLOCK2) {
    const length = Math.min(BLOCK2, truths2.length - from);
    for (let i = 0; i < length; i++) singles[i] = Math.abs((truths2[from + i] ?? NaN) - (predictions2[from + i] ?? NaN));
    for (let i = 0; i < length; i++) buckets[i] = (bits[i] ?? 0) >>> LOWER_BITS;
    use(from, buckets.subarray(0, length));
  }
}
function count(buckets, counts) {
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] ?? 0;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
}
function bucketOf(counts, rank) {
  let [bucket, before] = [0, 0];
  while (before + at(counts, bucket) <= rank) before += at(counts, bucket++);
  return [bucket, before];
}

// packages/stats/src/regression/r2.ts
var SOME = 512;
function r2Score(y, predicted) {
  if (y.length < 2) return NaN;
  const first = at(y, 0);
  const center = first + mean(asColumn(y).slice(0, SOME).map((truth) => truth - first));
  const [errors = NaN, deviations = NaN, squares2 = NaN] = sumByBlocks(y, predicted, partsAround(center));
  const spread = squares2 - deviations * deviations / y.length;
  return spread === 0 ? NaN : 1 - errors / spread;
}
function partsAround(center) {
  return (truths2, predictions2) => {
    let errors = 0, otherErrors = 0, deviations = 0, otherDeviations = 0, squares2 = 0, otherSquares = 0;
    for (let row = 1; row < truths2.length; row += 2) {
      const truth = truths2[row - 1] ?? NaN;
      const otherTruth = truths2[row] ?? NaN;
      const error = truth - (predictions2[row - 1] ?? NaN);
      const otherError = otherTruth - (predictions2[row] ?? NaN);
      const deviation = truth - center;
      const otherDeviation = otherTruth - center;
      errors += error * error;
      otherErrors += otherError * otherError;
      deviations += deviation;
      otherDeviations += otherDeviation;
      squares2 += deviation * deviation;
      otherSquares += otherDeviation * otherDeviation;
    }
    return [errors + otherErrors, deviations + otherDeviations, squares2 + otherSquares];
  };
}

// packages/stats/src/groups.ts
function groupsOf(keys) {
  const rows = /* @__PURE__ */ new Map();
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? "";
    const members = rows.get(key);
    if (members === void 0) rows.set(key, [row]);
    else members.push(row);
  }
  return Array.from(rows, ([key, members]) => ({ key, rows: Uint32Array.from(members) }));
}

// packages/stats/src/queries/per-query.ts
function perQuery(metric, queries, relevance, scores) {
  const pick = (values, rows) => Float64Array.from(rows, (row) => at(values, row));
  return Float64Array.from(queries, ({ rows }) => metric(pick(relevance, rows), pick(scores, rows)));
}
function meanOfQueries(queries, values) {
  return {
    value: definedMean(values),
    queries: queries.length,
    undefinedQueries: queries.filter((_, index) => Number.isNaN(values[index])).map(({ key }) => key)
  };
}

// packages/stats/src/queries/ndcg.ts
var GAIN = {
  linear: (relevance) => relevance,
  exp2: (relevance) => 2 ** relevance - 1
};
function ndcgAt(k, gain = "linear") {
  return (relevance, scores) => {
    sameLength(relevance, scores);
    const gains = Float64Array.from(relevance, (value) => {
      if (!(value >= 0)) throw new RangeError(`a relevance is at least 0, not ${value}`);
      return GAIN[gain](value);
    });
    return discounted(gains, scores, k) / discounted(gains, gains, k);
  };
}
function discounted(gains, scores, k) {
  const order = ranking(scores);
  let total4 = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let [gain, discount] = [0, 0];
    for (; end < order.length && at(scores, at(order, end)) === at(scores, at(order, start)); end++) {
      gain += at(gains, at(order, end));
      if (end < k) discount += 1 / Math.log2(end + 2);
    }
    total4 += gain / (end - start) * discount;
  }
  return total4;
}

// packages/stats/src/queries/relevant-ranks.ts
function relevantRanks(relevance, scores) {
  const rows = Array.from({ length: sameLength(relevance, scores) }, (_, row) => row);
  const relevant = (row) => at(relevance, row) > 0 ? 1 : 0;
  return rows.sort((a, b) => finite(scores, b) - finite(scores, a) || relevant(a) - relevant(b)).flatMap((row, index) => relevant(row) === 1 ? [index + 1] : []);
}
function finite(scores, row) {
  const score = at(scores, row);
  if (!Number.isFinite(score)) throw new RangeError(`the score of row ${row} is ${score}`);
  return score;
}

// packages/stats/src/queries/retrieval.ts
function reciprocalRankAt(k) {
  return overRanks((ranks) => Math.max(...ranks.map((rank) => rank <= k ? 1 / rank : 0)));
}
function averagePrecisionAt(k) {
  return overRanks((ranks) => {
    const precisions = ranks.map((rank, index) => rank <= k ? (index + 1) / rank : 0);
    return precisions.reduce((total4, precision2) => total4 + precision2, 0) / Math.min(k, ranks.length);
  });
}
function recallAt(k) {
  return overRanks((ranks) => ranks.filter((rank) => rank <= k).length / ranks.length);
}
function hitAt(k) {
  return overRanks((ranks) => ranks.some((rank) => rank <= k) ? 1 : 0);
}
function overRanks(value) {
  return (relevance, scores) => {
    const ranks = relevantRanks(relevance, scores);
    return ranks.length === 0 ? NaN : value(ranks);
  };
}

// packages/stats/src/single/wilson.ts
function wilson({ successes, trials }, level) {
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const value = successes / trials;
  const center = (successes + z2 / 2) / (trials + z2);
  const reach = Math.sqrt(z2) / (trials + z2) * Math.sqrt(successes * (trials - successes) / trials + z2 / 4);
  return {
    value,
    low: successes === 0 ? 0 : center - reach,
    high: successes === trials ? trials === 0 ? NaN : 1 : center + reach,
    units: trials
  };
}

// packages/stats/src/distributions/binomial.ts
var { abs, exp, floor, LN2, log, log1p, sqrt } = Math;
function symmetricBinomialCdf(k, n) {
  let ratio = 1;
  let total4 = 0;
  for (let i = k; i >= 0 && ratio > 0; i--) {
    total4 += ratio;
    ratio *= i / (n - i + 1);
  }
  return total4 * symmetricBinomialMass(k, n);
}
function symmetricBinomialMass(k, n) {
  return exp(logBinomial(n, k) - n * LN2);
}
function randomBinomial(n, p, random) {
  if (n === 0 || p <= 0) return 0;
  if (p > 0.5) return n - randomBinomial(n, 1 - p, random);
  return n * p < 10 ? inversion(n, p, random) : rejection(n, p, random);
}
function inversion(n, p, random) {
  const odds = p / (1 - p);
  let mass = exp(n * log1p(-p));
  let rest = random() - mass;
  let k = 0;
  while (rest > 0 && k < n) {
    k++;
    mass *= (n - k + 1) / k * odds;
    rest -= mass;
  }
  return k;
}
function rejection(n, p, random) {
  const spread = sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const mode = floor((n + 1) * p);
  const logOdds = log(p / (1 - p));
  const atMode = logGamma(mode + 1) + logGamma(n - mode + 1);
  for (; ; ) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - abs(u);
    const k = floor((2 * a / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > n) continue;
    const bound = log(v * (2.83 + 5.1 / b) * spread / (a / (us * us) + b));
    if (bound <= atMode - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * logOdds) return k;
  }
}

// packages/stats/src/distributions/multinomial.ts
function resampleCounts(counts, random) {
  let draws = sum(counts);
  let mass = draws;
  return Float64Array.from(counts, (_, cell2) => {
    const count2 = at(counts, cell2);
    const drawn = mass > 0 ? randomBinomial(draws, count2 / mass, random) : 0;
    draws -= drawn;
    mass -= count2;
    return drawn;
  });
}

// packages/stats/src/paired/joint-cells.ts
function jointCells(y, baseline, candidate, weights) {
  return weighCells(cellOfRows(y, baseline, candidate), weights);
}
function cellOfRows(y, baseline, candidate) {
  const cells = new Uint8Array(sameLength(y, baseline, candidate));
  const [truths2, before, after] = [asColumn(y), asColumn(baseline), asColumn(candidate)];
  for (let row = 0; row < cells.length; row++)
    cells[row] = 4 * binary(truths2[row] ?? NaN) + 2 * binary(before[row] ?? NaN) + binary(after[row] ?? NaN);
  return cells;
}
function weighCells(cells, weights) {
  const counts = new Float64Array(8);
  if (weights !== void 0) sameLength(cells, weights);
  for (let row = 0; row < cells.length; row++) {
    const cell2 = cells[row] ?? 0;
    counts[cell2] = (counts[cell2] ?? 0) + (weights === void 0 ? 1 : weights[row] ?? NaN);
  }
  return counts;
}
function discordant(cells) {
  return at(cells, 1) + at(cells, 2) + at(cells, 5) + at(cells, 6);
}
function onlyRight(cells) {
  return { baseline: at(cells, 1) + at(cells, 6), candidate: at(cells, 2) + at(cells, 5) };
}
function baselineConfusion(cells) {
  return {
    trueNegatives: at(cells, 0) + at(cells, 1),
    falsePositives: at(cells, 2) + at(cells, 3),
    falseNegatives: at(cells, 4) + at(cells, 5),
    truePositives: at(cells, 6) + at(cells, 7)
  };
}
function candidateConfusion(cells) {
  return {
    trueNegatives: at(cells, 0) + at(cells, 2),
    falsePositives: at(cells, 1) + at(cells, 3),
    falseNegatives: at(cells, 4) + at(cells, 6),
    truePositives: at(cells, 5) + at(cells, 7)
  };
}

// packages/stats/src/paired/percentile.ts
var MOST_UNDEFINED = 0.05;
function percentileInterval(value, replicate, units, { resamples, level }) {
  const defined = Float64Array.from({ length: resamples }, replicate).filter((change) => !Number.isNaN(change)).sort();
  const tail2 = expandedTail((1 - level) / 2, units);
  if (Number.isNaN(value) || Number.isNaN(tail2) || defined.length < (1 - MOST_UNDEFINED) * resamples)
    return { value, low: NaN, high: NaN, se: NaN, pValue: NaN };
  return {
    value,
    low: quantileSorted(defined, tail2),
    high: quantileSorted(defined, 1 - tail2),
    se: standardDeviation(defined),
    pValue: Math.min(1, 2 * contractedTail(shareBeyondZero(defined), units))
  };
}
function expandedTail(tail2, units) {
  return normalCdf(Math.sqrt(units / (units - 1)) * studentQuantile(tail2, units - 1));
}
function contractedTail(tail2, units) {
  if (tail2 >= 0.5) return tail2;
  return studentTwoSided(Math.sqrt((units - 1) / units) * normalQuantile(tail2), units - 1) / 2;
}
function shareBeyondZero(sorted) {
  const atMostZero = sorted.filter((replicate) => replicate <= 0).length;
  const atLeastZero = sorted.filter((replicate) => replicate >= 0).length;
  return (Math.min(atMostZero, atLeastZero) + 1) / (sorted.length + 1);
}
function standardDeviation(values) {
  const center = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - center) ** 2)) / (values.length - 1));
}

// packages/stats/src/flips/flips.ts
function flips(y, baseline, candidate) {
  const rows = sameLength(y, baseline, candidate);
  let [changed2, broken, mended] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const [truth, before, after] = [at(y, row), at(baseline, row), at(candidate, row)];
    if (before === after) continue;
    changed2++;
    if (before === truth) broken++;
    if (after === truth) mended++;
  }
  return { rows, changed: changed2, broken, mended, rate: changed2 / rows };
}
function flipDirections(baseline, candidate) {
  const rows = sameLength(baseline, candidate);
  let [toPositive, toNegative] = [0, 0];
  for (let row = 0; row < rows; row++) {
    if (at(baseline, row) < at(candidate, row)) toPositive++;
    if (at(baseline, row) > at(candidate, row)) toNegative++;
  }
  return { toPositive: toPositive / rows, toNegative: toNegative / rows };
}

// packages/stats/src/paired/resample.ts
function resampleRows(rows) {
  const weights = new Uint8Array(rows);
  const next = (random) => {
    weights.fill(0);
    countUniform(weights, rows, random);
    return weights;
  };
  return { units: rows, next };
}
function resampleClusters(clusters) {
  const weights = new Uint8Array(clusters.reduce((total4, { rows }) => total4 + rows.length, 0));
  const drawn = resampleRows(clusters.length);
  const next = (random) => {
    const times = drawn.next(random);
    clusters.forEach(({ rows }, cluster) => {
      for (const row of rows) weights[row] = times[cluster] ?? 0;
    });
    return weights;
  };
  return { units: clusters.length, next };
}

// packages/stats/src/paired/class-cells.ts
function classCells(y, baseline, candidate, classes) {
  const found = /* @__PURE__ */ new Map();
  for (let row = 0, length = sameLength(y, baseline, candidate); row < length; row++) {
    const cell2 = (label(at(y, row), classes) * classes + label(at(baseline, row), classes)) * classes + label(at(candidate, row), classes);
    found.set(cell2, (found.get(cell2) ?? 0) + 1);
  }
  const cells = [...found].sort(([a], [b]) => a - b);
  const part = (pick) => Uint32Array.from(cells, ([cell2]) => pick(cell2) % classes);
  return {
    classes,
    truths: part((cell2) => Math.floor(cell2 / classes / classes)),
    baselines: part((cell2) => Math.floor(cell2 / classes)),
    candidates: part((cell2) => cell2),
    counts: Float64Array.from(cells, ([, count2]) => count2)
  };
}
function baselineMatrix(cells) {
  return matrixOf(cells, cells.baselines);
}
function candidateMatrix(cells) {
  return matrixOf(cells, cells.candidates);
}
function matrixOf({ classes, truths: truths2, counts }, predicted) {
  const matrix = new Float64Array(classes * classes);
  counts.forEach((count2, cell2) => {
    const place = at(truths2, cell2) * classes + at(predicted, cell2);
    matrix[place] = at(matrix, place) + count2;
  });
  return { classes, counts: matrix };
}

// packages/stats/src/paired/bootstrap.ts
function pairedBootstrap(cells, metric, resampling2) {
  const change = (drawn) => metric(candidateConfusion(drawn)) - metric(baselineConfusion(drawn));
  return percentileInterval(change(cells), () => change(resampleCounts(cells, resampling2.random)), sum(cells), resampling2);
}
function pairedClassBootstrap(cells, metric, resampling2) {
  const change = (counts) => metric(candidateMatrix({ ...cells, counts })) - metric(baselineMatrix({ ...cells, counts }));
  return percentileInterval(change(cells.counts), () => change(resampleCounts(cells.counts, resampling2.random)), sum(cells.counts), resampling2);
}

// packages/stats/src/metrics/placements.ts
function placements(y, scores) {
  const positives = scoresOf(1, y, scores);
  const negatives = scoresOf(0, y, scores);
  const sortedPositives = positives.slice().sort();
  const sortedNegatives = negatives.slice().sort();
  return {
    positives: positives.map((score) => shareBelow(sortedNegatives, score)),
    negatives: negatives.map((score) => 1 - shareBelow(sortedPositives, score))
  };
}
function scoresOf(label2, y, scores) {
  const selected = new Float64Array(sameLength(y, scores));
  let count2 = 0;
  for (let row = 0; row < y.length; row++) {
    const score = at(scores, row);
    if (!Number.isFinite(score)) throw new RangeError(`the score of row ${row} is ${score}`);
    if (binary(at(y, row)) === label2) selected[count2++] = score;
  }
  return selected.subarray(0, count2);
}
function shareBelow(sorted, score) {
  return (countBefore(sorted, (value) => value < score) + countBefore(sorted, (value) => value <= score)) / 2 / sorted.length;
}
function countBefore(sorted, holds2) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = low + high >>> 1;
    if (holds2(at(sorted, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}

// packages/stats/src/paired/delong.ts
function delong(y, baseline, candidate, level) {
  const [before, after] = [placements(y, baseline), placements(y, candidate)];
  const positives = after.positives.map((placement, i) => placement - at(before.positives, i));
  const negatives = after.negatives.map((placement, i) => placement - at(before.negatives, i));
  const value = sum(positives) / positives.length;
  const se = Math.sqrt(variance(positives) / positives.length + variance(negatives) / negatives.length);
  const reach = normalQuantile((1 + level) / 2) * se;
  const pValue = value === 0 ? 1 : 2 * normalSurvival(Math.abs(value) / se);
  return { value, low: value - reach, high: value + reach, se, pValue };
}
function variance(values) {
  const mean2 = sum(values) / values.length;
  return sum(values.map((value) => (value - mean2) ** 2)) / (values.length - 1);
}

// packages/stats/src/paired/mcnemar.ts
function mcnemarMidP(first, second) {
  const [smaller, total4] = [Math.min(first, second), first + second];
  return Math.min(1, 2 * symmetricBinomialCdf(smaller, total4) - symmetricBinomialMass(smaller, total4));
}

// packages/stats/src/paired/mean.ts
function pairedMean(baseline, candidate, level) {
  const n = sameLength(baseline, candidate);
  const changes = Float64Array.from(candidate, (value2, row) => value2 - at(baseline, row));
  const value = sum(changes) / n;
  const se = Math.sqrt(sum(changes.map((change) => (change - value) ** 2)) / (n - 1) / n);
  const reach = se === 0 ? 0 : studentQuantile((1 + level) / 2, n - 1) * se;
  return { value, low: value - reach, high: value + reach, se, pValue: value === 0 ? 1 : studentTwoSided(value / se, n - 1) };
}

// packages/stats/src/paired/tango.ts
function tango({ baseline, candidate, rows }, level) {
  const z = normalQuantile((1 + level) / 2);
  const value = (candidate - baseline) / rows;
  const score = scoreStatistic(candidate, baseline, rows);
  return {
    value,
    low: crossing((delta) => score(delta) - z, value, -1),
    high: crossing((delta) => score(delta) + z, value, 1),
    se: Math.sqrt((baseline + candidate) / rows - value * value) / Math.sqrt(rows),
    pValue: rows > 0 ? mcnemarMidP(baseline, candidate) : NaN
  };
}
function scoreStatistic(b, c, n) {
  return (delta) => {
    const linear = -b - c + (2 * n - b + c) * delta;
    const constant = -c * delta * (1 - delta);
    const nuisance = (Math.sqrt(Math.max(0, linear * linear - 8 * n * constant)) - linear) / (4 * n);
    const distance2 = b - c - n * delta;
    return distance2 === 0 ? 0 : distance2 / Math.sqrt(n * Math.max(0, 2 * nuisance + delta * (1 - delta)));
  };
}
function crossing(excess, estimate, end) {
  if (Number.isNaN(estimate)) return NaN;
  let [inside, outside] = [estimate, end];
  for (let step = 0; step < 1100; step++) {
    const middle = (inside + outside) / 2;
    if (middle === inside || middle === outside) break;
    const beyond = end === 1 ? excess(middle) < 0 : excess(middle) > 0;
    if (beyond) outside = middle;
    else inside = middle;
  }
  return outside;
}

// packages/stats/src/paired/weighted-bootstrap.ts
function weightedBootstrap(change, draw, resampling2) {
  return percentileInterval(change(), () => change(draw.next(resampling2.random)), draw.units, resampling2);
}

// packages/stats/src/paired/weighted-change.ts
function meanChange(baseline, candidate) {
  const changes = Float64Array.from({ length: sameLength(baseline, candidate) }, (_, row) => at(candidate, row) - at(baseline, row));
  const defined = Uint32Array.from(changes.keys()).filter((row) => !Number.isNaN(changes[row]));
  const size = changes.filter((change) => !Number.isNaN(change));
  return (weights) => {
    if (weights === void 0) return mean(size);
    let [total4, count2] = [0, 0];
    for (let i = 0; i < size.length; i++) {
      const weight = weights[defined[i] ?? 0] ?? 0;
      total4 += weight * (size[i] ?? NaN);
      count2 += weight;
    }
    return total4 / count2;
  };
}

// packages/stats/src/single/bootstrap-interval.ts
function countInterval({ truePositives, falsePositives, falseNegatives, trueNegatives }, metric, resampling2) {
  const cells = [truePositives, falsePositives, falseNegatives, trueNegatives];
  const of = ([tp = 0, fp = 0, fn = 0, tn = 0]) => metric({ truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn });
  const units = cells.reduce((total4, count2) => total4 + count2, 0);
  return single(percentileInterval(of(cells), () => of(resampleCounts(cells, resampling2.random)), units, resampling2), units);
}
function weightedInterval(value, weighted, draw, resampling2) {
  return single(percentileInterval(value, () => weighted(draw.next(resampling2.random)), draw.units, resampling2), draw.units);
}
function single({ value, low, high }, units) {
  return { value, low, high, units };
}

// packages/stats/src/single/mean-interval.ts
function meanInterval(values, level) {
  const units = values.length;
  const value = mean(values);
  const se = Math.sqrt(sum(Float64Array.from(values, (one) => (one - value) ** 2)) / (units - 1) / units);
  const reach = studentQuantile((1 + level) / 2, units - 1) * se;
  return { value, low: value - reach, high: value + reach, units };
}

// packages/stats/src/single/roc-auc-interval.ts
function rocAucInterval(y, scores, level) {
  const { positives, negatives } = placements(y, scores);
  const value = mean(positives);
  const se = Math.sqrt(variance2(positives) / positives.length + variance2(negatives) / negatives.length);
  const reach = normalQuantile((1 + level) / 2) * se;
  return { value, low: value - reach, high: value + reach, units: positives.length * negatives.length / (positives.length + negatives.length) };
}
function variance2(values) {
  const center = mean(values);
  return sum(values.map((value) => (value - center) ** 2)) / (values.length - 1);
}

// packages/stats/src/single/block-jackknife.ts
function blockJackknife(value, without, level) {
  const units = without.length;
  const center = mean(without);
  const se = Math.sqrt((units - 1) / units * sum(Float64Array.from(without, (one) => (one - center) ** 2)));
  const reach = se === 0 ? 0 : studentQuantile((1 + level) / 2, units - 1) * se;
  return { value, low: value - reach, high: value + reach, se, units };
}

// action-eval-gate/src/judge/measure.ts
function meanMeasure(losses) {
  const lossesOf4 = once(losses);
  return {
    value: (view) => mean(lossesOf4(view)),
    weighted: (view) => (weights) => weightedMean(lossesOf4(view), weights),
    paired: ({ baseline, candidate }, { level }) => ({ ...pairedMean(lossesOf4(baseline), lossesOf4(candidate), level), method: "paired t" }),
    alone: (view, { level }) => ({ ...meanInterval(lossesOf4(view), level), method: "Student" })
  };
}
function shareMeasure(successes) {
  const successesOf = once(successes);
  const { value, weighted } = meanMeasure(successesOf);
  return {
    value,
    ...weighted === void 0 ? {} : { weighted },
    paired: (pair, { level }) => {
      const [before, after] = [successesOf(pair.baseline), successesOf(pair.candidate)];
      const only = (one, other) => one.reduce((total4, success, row) => total4 + (success > (other[row] ?? NaN) ? 1 : 0), 0);
      return { ...tango({ baseline: only(before, after), candidate: only(after, before), rows: after.length }, level), method: TANGO };
    },
    alone: (view, { level }) => ({ ...wilson({ successes: successesOf(view).reduce((total4, success) => total4 + success, 0), trials: successesOf(view).length }, level), method: WILSON })
  };
}
var WILSON = "Wilson";
var TANGO = "Tango score interval, McNemar mid-p";
function weightedMean(values, weights) {
  let [total4, weight] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    total4 += (values[row] ?? NaN) * (weights[row] ?? NaN);
    weight += weights[row] ?? NaN;
  }
  return total4 / weight;
}
function resampling({ level, bootstrap }) {
  return { resamples: bootstrap.resamples, level, random: randomFrom(bootstrap.seed) };
}
var BOOTSTRAP = "paired percentile bootstrap";
var ENOUGH_DISCORDANT = 10;
function fewDiscordant(count2, of = "rows") {
  return count2 >= ENOUGH_DISCORDANT ? void 0 : `the models disagree on ${count2} ${of} only, ${ENOUGH_DISCORDANT} are needed.`;
}
function once(compute) {
  const known = /* @__PURE__ */ new WeakMap();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}

// action-eval-gate/src/tasks/contract.ts
var ROUNDING = 1e-6;
var FINITE = {
  model: "Find the node that overflows or divides by zero; missing numbers are fed as NaN.",
  file: "Write a number for each row."
};
function acceptProbabilities(values, width, type, advice) {
  const wrong = values.findIndex((value) => !(value >= -ROUNDING && value <= 1 + ROUNDING));
  if (wrong < 0) return { values: values.map((value) => Math.min(1, Math.max(0, value))), width, type };
  const found = values[wrong] ?? NaN;
  return {
    kind: "value",
    row: Math.floor(wrong / width),
    column: wrong % width,
    found,
    expected: "a probability from 0 to 1",
    advice: Number.isFinite(found) ? advice : { ...FINITE, file: advice.file }
  };
}
function acceptNumbers(output, expected) {
  const advice = { model: `Give ${expected} for each row.`, file: `Write ${expected} for each row.` };
  if (output.kind === "labels") return { kind: "value", row: 0, column: 0, found: output.values[0] ?? "", expected, advice };
  const { values, width, type } = output;
  if (width !== 1) return { kind: "width", found: width, expected: "one", advice };
  const row = values.findIndex((value) => !Number.isFinite(value));
  return row < 0 ? { values, width, type } : { kind: "value", row, column: 0, found: values[row] ?? NaN, expected, advice: FINITE };
}
function onlyNumbers({ columns }) {
  const [column = new Float64Array()] = columns;
  return column instanceof Float64Array ? column : Float64Array.from(column, (text2) => text2.trim() === "" ? NaN : Number(text2));
}
function asTexts(column) {
  return column instanceof Float64Array ? Array.from(column, (value) => Number.isNaN(value) ? "" : String(value)) : column;
}
function shown(label2) {
  return label2 !== "" && Number.isFinite(Number(label2)) ? label2 : quote(label2);
}

// action-eval-gate/src/tasks/classes.ts
var CLASSES = {
  labelType: () => "string",
  encode: encodeClasses,
  accept: (output, { names }) => output.kind === "labels" || output.width === 1 ? acceptLabels(output, names) : acceptTable(output, names)
};
function encodeClasses({ names: [column = ""], columns: [values = []] }, { classes, width }) {
  const labels = asTexts(values);
  const empty = labels.indexOf("");
  if (empty >= 0) return { message: `The label column ${quote(column)} is empty in row ${empty + 1}.`, fix: "Mend the labels; each row has one class." };
  const names = classes ?? sortedClasses(labels);
  const codes = new Map(names.map((name, code) => [name, code]));
  const encoded = Float64Array.from(labels, (label2) => codes.get(label2) ?? NaN);
  const unknown = encoded.findIndex(Number.isNaN);
  if (unknown >= 0)
    return { message: `The label column ${quote(column)} is ${shown(labels[unknown] ?? "")} in row ${unknown + 1}, which is none of the classes ${listed(names)}.`, fix: "Name all classes under gate.classes, in the order of the numbers of the model, or train it on all of them." };
  if (new Set(labels).size < 2)
    return { message: `All ${labels.length} rows are of class ${shown(labels[0] ?? "")}; nothing can be told from one class.`, fix: "Evaluate on data that hold several classes." };
  if (width > 1 && width !== names.length)
    return { message: `The model gives ${width} numbers for each row, but ${classes === void 0 ? "the data hold" : "there are"} ${names.length} classes: ${listed(names)}.`, fix: "Name all classes under gate.classes, in the order of the numbers of the model." };
  return { values: encoded, width: 1, names };
}
function sortedClasses(labels) {
  const classes = [...new Set(labels)];
  return classes.every((name) => Number.isFinite(Number(name))) ? classes.sort((a, b) => Number(a) - Number(b)) : classes.sort((a, b) => a < b ? -1 : 1);
}
var MOST_LISTED = 8;
function listed(names) {
  return `${names.slice(0, MOST_LISTED).map(shown).join(", ")}${names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : ""}`;
}
function acceptLabels(output, names) {
  const labels = output.kind === "labels" ? output.values : asTexts(output.values);
  const codes = new Map(names.map((name, code) => [name, code]));
  const values = Float64Array.from(labels, (label2) => codes.get(label2) ?? NaN);
  const row = values.findIndex(Number.isNaN);
  if (row < 0) return { values, width: 1, type: "double" };
  const advice = { model: "Give a probability of each class, or one of the classes.", file: "Write one of the classes for each row, or name a column of probabilities for each class." };
  return { kind: "value", row, column: 0, found: labels[row] ?? "", expected: `one of the classes ${listed(names)}`, advice };
}
var ADVICE2 = {
  model: "Export the model with its softmax, so that it gives a probability of each class.",
  file: "Write a probability of each class for each row, in the order of the classes."
};
var MISSING = 1e-3;
function acceptTable(output, { length }) {
  const { values, width, type } = output;
  if (width !== length) return { kind: "width", found: width, expected: `${length}, one for each class`, advice: ADVICE2 };
  const accepted = acceptProbabilities(values, width, type, ADVICE2);
  if ("kind" in accepted) return accepted;
  for (let row = 0; row < values.length / width; row++) {
    const total4 = accepted.values.subarray(row * width, (row + 1) * width).reduce((sum2, value) => sum2 + value, 0);
    if (Math.abs(total4 - 1) > MISSING) return { kind: "value", row, column: 0, found: Number(total4.toFixed(4)), expected: "probabilities that together are 1", advice: ADVICE2 };
  }
  return accepted;
}

// action-eval-gate/src/tasks/flip-measures.ts
function flipMeasures(answers) {
  const of = ({ baseline, candidate }) => {
    const after = answers(candidate);
    return flips(after.truth, answers(baseline).predicted, after.predicted);
  };
  return {
    flip_rate: () => betweenMeasure((pair) => of(pair).rate),
    negative_flip_rate: () => betweenMeasure((pair) => of(pair).broken / of(pair).rows)
  };
}
function positiveFlips(answers) {
  return () => betweenMeasure(({ baseline, candidate }) => flipDirections(answers(baseline).predicted, answers(candidate).predicted).toPositive);
}
function betweenMeasure(between) {
  return { value: () => NaN, between };
}

// action-eval-gate/src/scoring/scored.ts
function rowCount({ values, width }) {
  return values.length / width;
}
function pickRows({ truth, candidate, baseline }, rows) {
  const { groups } = truth;
  return {
    truth: { ...truth, ...pickValues(truth, rows), ...groups === void 0 ? {} : { groups: pickValues({ values: groups, width: 1 }, rows).values } },
    candidate: { ...candidate, ...pickValues(candidate, rows) },
    ...baseline === void 0 ? {} : { baseline: { ...baseline, ...pickValues(baseline, rows) } }
  };
}
function pickValues({ values, width }, rows) {
  const picked2 = new Float64Array(rows.length * width);
  for (let place = 0; place < rows.length; place++) {
    const from = (rows[place] ?? 0) * width;
    for (let column = 0; column < width; column++) picked2[place * width + column] = values[from + column] ?? NaN;
  }
  return { values: picked2 };
}

// action-eval-gate/src/tasks/task.ts
function defineTask(definition) {
  const { name, contract, shown: shown2 } = definition;
  return {
    name,
    contract,
    shown: shown2,
    support: (truth) => scarcest(definition, truth),
    estimate: (scored, settings, metric) => estimateMetric(definition, scored, settings, metric),
    compare: (scored, settings, judged, others) => {
      const views = viewsOf(definition, scored, settings);
      const names = [.../* @__PURE__ */ new Set([...others, ...judged])];
      const metrics = names.map((metric) => compareMetric(metric, { definition, views, scored, settings, judged: judged.includes(metric) }));
      return { metrics, ..."baseline" in views ? { discordant: definition.discordant(views) } : {} };
    }
  };
}
function estimateMetric(definition, scored, settings, metric) {
  const measure2 = measureOf(metric, definition);
  const groups = definition.groups === "examples" ? void 0 : scored.truth.groups;
  const view = viewsOf(definition, scored, settings).candidate;
  if (groups === void 0 && measure2.alone !== void 0) return measure2.alone(view, settings);
  const draw = groups === void 0 ? resampleRows(rowCount(scored.truth)) : resampleClusters(groupsOf(groups));
  const weighted = measure2.weighted?.(view) ?? ((weights) => measure2.value(viewsOf(definition, pickRows(scored, repeatedRows(weights)), settings).candidate));
  return { ...weightedInterval(measure2.value(view), weighted, draw, resampling(settings)), method: groups === void 0 ? "percentile bootstrap" : "percentile bootstrap over groups" };
}
function scarcest({ groups, support: support2 }, truth) {
  const own = support2(truth);
  const clusters = groups === "examples" || truth.groups === void 0 ? Infinity : new Set(truth.groups).size;
  return clusters < own.count ? { count: clusters, of: "groups" } : own;
}
function viewsOf({ view }, { truth, candidate, baseline }, settings) {
  const epsilon = [candidate, ...baseline === void 0 ? [] : [baseline]].some(({ type }) => type === "float") ? FLOAT32_EPSILON : FLOAT64_EPSILON;
  const of = (scores) => view({ truth, scores, settings, epsilon });
  return baseline === void 0 ? { candidate: of(candidate) } : { candidate: of(candidate), baseline: of(baseline) };
}
function compareMetric(metric, one) {
  const measure2 = measureOf(metric, one.definition);
  const { views } = one;
  if (measure2.between !== void 0) return { metric, candidate: "baseline" in views ? measure2.between(views) : NaN };
  const candidate = measure2.value(views.candidate);
  if (!("baseline" in views)) return { metric, candidate };
  const baseline = measure2.value(views.baseline);
  return { metric, candidate, baseline, change: withDoubt(metric, measure2, views, testedChange(measure2, views, candidate - baseline, one)) };
}
function measureOf(metric, { name: task, measures }) {
  const { name, parameter } = metricParts(metric);
  const measure2 = measures[name];
  if (measure2 === void 0) throw new TypeError(`${metric} is no metric of task ${task}`);
  return measure2(parameter);
}
var MANY_CLASSES = 50;
function testedChange(measure2, views, value, one) {
  const { definition, scored, settings, judged } = one;
  const groups = definition.groups === "examples" ? void 0 : scored.truth.groups;
  const worthwhile = judged || scored.truth.names.length <= MANY_CLASSES;
  if (groups === void 0 && measure2.paired !== void 0 && worthwhile) return measure2.paired(views, settings);
  if (!judged) return { value, low: NaN, high: NaN, se: NaN, pValue: NaN, method: "not tested" };
  const draw = groups === void 0 ? resampleRows(rowCount(scored.truth)) : resampleClusters(groupsOf(groups));
  const change = measure2.weighted === void 0 ? repeatedChange(measure2, value, one) : weightedChange(measure2.weighted, views, value);
  return { ...weightedBootstrap(change, draw, resampling(settings)), method: groups === void 0 ? BOOTSTRAP : `${BOOTSTRAP} over groups` };
}
function weightedChange(weighted, { baseline, candidate }, value) {
  const [before, after] = [weighted(baseline), weighted(candidate)];
  return (weights) => weights === void 0 ? value : after(weights) - before(weights);
}
function repeatedChange(measure2, value, { definition, scored, settings }) {
  return (weights) => {
    if (weights === void 0) return value;
    const views = viewsOf(definition, pickRows(scored, repeatedRows(weights)), settings);
    return "baseline" in views ? measure2.value(views.candidate) - measure2.value(views.baseline) : NaN;
  };
}
function repeatedRows(weights) {
  const rows = new Uint32Array(Array.from(weights).reduce((total4, weight) => total4 + weight, 0));
  for (let row = 0, place = 0; row < weights.length; row++)
    for (let times = weights[row] ?? 0; times > 0; times--) rows[place++] = row;
  return rows;
}
function withDoubt(metric, { doubt }, views, change) {
  const why = doubt?.(views, change);
  return why === void 0 ? change : { ...change, doubt: `Too little data for ${metric}: ${why}` };
}

// action-eval-gate/src/tasks/binary.ts
var countsOf = once(({ labels, predicted }) => confusion(labels, predicted));
var rankedOf = once(({ labels, probabilities }) => rankLabels(labels, probabilities));
var cellsOf = once(({ baseline, candidate }) => jointCells(candidate.labels, baseline.predicted, candidate.predicted));
var lossesOf2 = once(({ labels, probabilities, epsilon }) => logLosses(labels, probabilities, epsilon));
function countMeasure(metric) {
  return {
    value: (view) => metric(countsOf(view)),
    weighted: ({ labels, predicted }) => (weights) => metric(weightedCounts(labels, predicted, weights)),
    paired: (pair, settings) => ({ ...pairedBootstrap(cellsOf(pair), metric, resampling(settings)), method: BOOTSTRAP }),
    alone: (view, settings) => ({ ...countInterval(countsOf(view), metric, resampling(settings)), method: "percentile bootstrap" }),
    doubt: (pair) => fewDiscordant(discordant(cellsOf(pair)))
  };
}
function shareOfCounts(metric, share) {
  return { ...countMeasure(metric), alone: (view, { level }) => ({ ...wilson(share(countsOf(view)), level), method: WILSON }) };
}
var NOTHING = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
function weightedCounts(labels, predicted, weights) {
  return oneVersusRest(confusionMatrix(labels, predicted, 2, weights))[1] ?? NOTHING;
}
function matrixMeasure(metric) {
  return countMeasure(({ trueNegatives, falsePositives, falseNegatives, truePositives }) => metric({ classes: 2, counts: Float64Array.of(trueNegatives, falsePositives, falseNegatives, truePositives) }));
}
var accuracyMeasure = {
  value: (view) => accuracy(countsOf(view)),
  weighted: ({ labels, predicted }) => (weights) => accuracy(weightedCounts(labels, predicted, weights)),
  paired: (pair, { level }) => ({
    ...tango({ ...onlyRight(cellsOf(pair)), rows: pair.candidate.labels.length }, level),
    method: TANGO
  }),
  alone: (view, { level }) => {
    const { truePositives, trueNegatives } = countsOf(view);
    return { ...wilson({ successes: truePositives + trueNegatives, trials: view.labels.length }, level), method: WILSON };
  }
};
function rankedMeasure(metric) {
  return {
    value: (view) => metric(rankedOf(view)),
    weighted: (view) => (weights) => metric(rankedOf(view), weights)
  };
}
var rocAucMeasure = {
  ...rankedMeasure(rocAucOf),
  paired: ({ baseline, candidate }, { level }) => ({ ...delong(candidate.labels, baseline.probabilities, candidate.probabilities, level), method: "DeLong" }),
  alone: ({ labels, probabilities }, { level }) => ({ ...rocAucInterval(labels, probabilities, level), method: "DeLong" }),
  doubt: (pair, { se }) => se !== 0 || sameRanking(pair.baseline.probabilities, pair.candidate.probabilities) ? void 0 : "the rows of the two classes are ordered alike by both models."
};
function sameRanking(a, b) {
  const order = Array.from(a.keys()).sort((i, j) => (a[i] ?? 0) - (a[j] ?? 0));
  return order.every((row, index) => {
    const previous = order[index - 1];
    return previous === void 0 || Math.sign((a[row] ?? 0) - (a[previous] ?? 0)) === Math.sign((b[row] ?? 0) - (b[previous] ?? 0));
  });
}
var savedLoss = {
  value: (view) => saved(mean(lossesOf2(view)), mean(view.labels)),
  weighted: (view) => (weights) => saved(weightedMean(lossesOf2(view), weights), weightedMean(view.labels, weights))
};
function saved(loss, positives) {
  if (!(positives > 0 && positives < 1)) return NaN;
  return 1 + loss / (positives * Math.log(positives) + (1 - positives) * Math.log1p(-positives));
}
function calibrationMeasure(error) {
  return (bins) => ({ value: ({ labels, probabilities }) => error(labels, probabilities, Number.isNaN(bins) ? CALIBRATION_BINS : bins) });
}
var answersOf = ({ labels, predicted }) => ({ truth: labels, predicted });
var MEASURES = {
  accuracy: () => accuracyMeasure,
  precision: () => shareOfCounts(precision, ({ truePositives, falsePositives }) => ({ successes: truePositives, trials: truePositives + falsePositives })),
  recall: () => shareOfCounts(recall, ({ truePositives, falseNegatives }) => ({ successes: truePositives, trials: truePositives + falseNegatives })),
  f1: () => countMeasure(f1),
  roc_auc: () => rocAucMeasure,
  log_loss: () => meanMeasure(lossesOf2),
  average_precision: () => rankedMeasure(averagePrecisionOf),
  brier_score: () => meanMeasure(({ labels, probabilities }) => brierLosses(labels, probabilities)),
  balanced_accuracy: () => matrixMeasure(balancedAccuracy),
  specificity: () => shareOfCounts(specificity, ({ trueNegatives, falsePositives }) => ({ successes: trueNegatives, trials: trueNegatives + falsePositives })),
  fbeta: (beta) => countMeasure(fBeta(beta)),
  jaccard: () => countMeasure(jaccard),
  matthews_corrcoef: () => matrixMeasure(matthewsCorrcoef),
  cohen_kappa: () => matrixMeasure(cohenKappa),
  partial_roc_auc: (rate) => ({ value: ({ labels, probabilities }) => partialRocAuc(labels, probabilities, rate) }),
  d2_log_loss: () => savedLoss,
  ece: calibrationMeasure(expectedCalibrationError),
  mce: calibrationMeasure(maximumCalibrationError),
  ace: calibrationMeasure(adaptiveCalibrationError),
  ...flipMeasures(answersOf),
  positive_flip_rate: positiveFlips(answersOf)
};
var ADVICE3 = {
  model: "Export the model with its sigmoid or softmax.",
  file: "Write the probability of class 1 for each row; scale other scores to lie between 0 and 1."
};
var CONTRACT = {
  labelType: (_, classes) => wordsOf(classes) === void 0 ? "number" : "string",
  encode: encodeLabels,
  accept: (output) => {
    const { values, width, type } = output.kind === "numbers" ? output : { values: Float64Array.from(output.values, Number), width: 1, type: "double" };
    if (width > 2) return { kind: "width", found: width, expected: "one or two", advice: { model: "Give the probability of class 1 for each row.", file: ADVICE3.file } };
    return acceptProbabilities(width === 1 ? values : values.filter((_, index) => index % 2 === 1), 1, type, ADVICE3);
  }
};
function wordsOf(classes) {
  return classes?.join() === "0,1" ? void 0 : classes;
}
function encodeLabels(labels, known) {
  const [name = ""] = labels.names;
  const classes = wordsOf(known.classes);
  if (classes !== void 0 && classes.length !== 2) return { message: `The model has ${classes.length} classes, but the task is binary: ${listed(classes)}.`, fix: "Write task: multiclass." };
  const values = classes === void 0 ? onlyNumbers(labels) : Float64Array.from(asTexts(labels.columns[0] ?? []), (text2) => classes.indexOf(text2));
  const wrong = values.findIndex((value) => value !== 0 && value !== 1);
  if (wrong >= 0) return wrongLabel(name, labels, wrong, classes ?? ["0", "1"]);
  const first = values[0];
  if (values.every((value) => value === first))
    return { message: `All ${values.length} rows are of class ${classes?.[first ?? 0] ?? first ?? 0}; nothing can be told from one class.`, fix: "Evaluate on data that hold both classes." };
  return { values, width: 1, names: classes ?? [] };
}
function wrongLabel(name, { columns }, row, [negative = "", positive = ""]) {
  const found = asTexts(columns[0] ?? [])[row] ?? "";
  return {
    message: `The label column ${quote(name)} is ${found === "" ? "empty" : shown(found)} in row ${row + 1}, expected ${shown(negative)} or ${shown(positive)}.`,
    fix: `Mend the labels; ${shown(positive)} is the positive class.`
  };
}
var binary2 = defineTask({
  name: "binary",
  contract: CONTRACT,
  shown: ["accuracy", "precision", "recall", "f1", "roc_auc", "log_loss"],
  support: ({ values }) => {
    const positives = values.filter((label2) => label2 === 1).length;
    return { count: Math.min(positives, values.length - positives), of: "rows of the rarer class" };
  },
  view: ({ truth, scores, settings, epsilon }) => ({
    labels: truth.values,
    probabilities: scores.values,
    predicted: scores.values.map((probability) => probability >= settings.threshold ? 1 : 0),
    epsilon
  }),
  measures: MEASURES,
  discordant: (pair) => discordant(cellsOf(pair))
});

// action-eval-gate/src/judge/support.ts
var ENOUGH = 10;

// action-eval-gate/src/tasks/pairs-of-classes.ts
function oneVersusOneAuc(y, table, average) {
  const pairs = pairsOf(y, table);
  return (weights) => {
    const measured = pairs.map(({ rows, ranked }) => {
      const own = weights === void 0 ? void 0 : Float64Array.from(rows, (row) => weights[row] ?? NaN);
      const [first, second] = ranked.map((one) => rocAucOf(one, own));
      return { value: ((first ?? NaN) + (second ?? NaN)) / 2, rows: own === void 0 ? rows.length : own.reduce((total4, weight) => total4 + weight, 0) };
    });
    return definedMean(measured.map(({ value }) => value), average === "macro" ? void 0 : measured.map(({ rows }) => rows));
  };
}
function pairsOf(y, table) {
  const classes = [...new Set(Array.from(y))].sort((a, b) => a - b);
  return classes.flatMap((first, index) => classes.slice(index + 1).map((second) => pairOf(y, table, first, second)));
}
function pairOf(y, { classes, values }, first, second) {
  const rows = Uint32Array.from(Array.from({ length: y.length }, (_, row) => row).filter((row) => y[row] === first || y[row] === second));
  const ranked = (own) => rankLabels(
    Uint8Array.from(rows, (row) => y[row] === own ? 1 : 0),
    Float64Array.from(rows, (row) => values[row * classes + own] ?? NaN)
  );
  return { rows, ranked: [ranked(first), ranked(second)] };
}

// action-eval-gate/src/tasks/probability-table.ts
function columnsMeasure(metric, average, of) {
  const weighted = (view) => {
    const table = of(view);
    if (table === void 0) return () => NaN;
    return average === "micro" ? microOf(metric, table) : meanOf(metric, table, average);
  };
  return { value: (view) => weighted(view)(), weighted };
}
var rocAuc = rocAucOf;
var averagePrecision = averagePrecisionOf;
function microOf(metric, { labels: { labels, values }, scores }) {
  const ranked = rankLabels(values, scores);
  const flat = new Float64Array(scores.length);
  return (weights) => {
    if (weights === void 0) return metric(ranked);
    for (let index = 0; index < flat.length; index++) flat[index] = weights[Math.floor(index / labels)] ?? NaN;
    return metric(ranked, flat);
  };
}
function meanOf(metric, { labels: { labels, values }, scores }, average) {
  const columns = Array.from({ length: labels }, (_, column) => columnOf(values, labels, column));
  const ranked = columns.map((truth, column) => rankLabels(truth, columnOf(scores, labels, column)));
  return (weights) => {
    const each = ranked.map((one) => metric(one, weights));
    if (each.some(Number.isNaN)) return NaN;
    return definedMean(each, average === "macro" ? void 0 : columns.map((truth) => totalOf(truth, weights)));
  };
}
function totalOf(truth, weights) {
  return truth.reduce((total4, label2, row) => total4 + label2 * (weights?.[row] ?? 1), 0);
}
function columnOf(values, width, column) {
  return Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + column] ?? NaN);
}

// action-eval-gate/src/tasks/multiclass.ts
var matrixOf2 = once(({ labels, predicted, classes }) => confusionMatrix(labels, predicted, classes));
var cellsOf2 = once(({ baseline, candidate }) => classCells(candidate.labels, baseline.predicted, candidate.predicted, candidate.classes));
var discordantOf = once(({ baseline, candidate }) => flips(candidate.labels, baseline.predicted, candidate.predicted).changed);
var rarestClass = once(({ labels, classes }) => {
  const counts = new Float64Array(classes);
  labels.forEach((label2) => {
    counts[label2] = (counts[label2] ?? 0) + 1;
  });
  return Math.min(...counts.filter((count2) => count2 > 0));
});
function fewOfAClass({ candidate }) {
  const rarest = rarestClass(candidate);
  return rarest >= ENOUGH ? void 0 : `the rarest class has ${rarest} rows only, ${ENOUGH} are needed.`;
}
function matrixMeasure2(metric, everyClass2 = false) {
  return {
    value: (view) => metric(matrixOf2(view)),
    weighted: ({ labels, predicted, classes }) => (weights) => metric(confusionMatrix(labels, predicted, classes, weights)),
    paired: (pair, settings) => ({ ...pairedClassBootstrap(cellsOf2(pair), metric, resampling(settings)), method: BOOTSTRAP }),
    doubt: (pair) => fewDiscordant(discordantOf(pair)) ?? (everyClass2 ? fewOfAClass(pair) : void 0)
  };
}
function averagedMeasure(metric, average) {
  const occurs = ({ truePositives, falsePositives, falseNegatives }) => truePositives + falsePositives + falseNegatives > 0;
  return matrixMeasure2((matrix) => averageOf(metric, oneVersusRest(matrix).filter(occurs), average, 0), average === "macro");
}
function lossMeasure(losses) {
  return meanMeasure((view) => view.table === void 0 ? new Float64Array(view.labels.length).fill(NaN) : losses(view, view.table));
}
var logLossesOf = once((view) => view.table === void 0 ? new Float64Array(view.labels.length).fill(NaN) : multiclassLogLosses(view.labels, view.table, view.epsilon));
var labelScores = once(({ labels, classes, table }) => table === void 0 ? void 0 : { labels: oneHot(labels, classes), scores: Float64Array.from(table.values) });
function everyClass(measure2) {
  return { ...measure2, doubt: fewOfAClass };
}
function rankedMeasure2(metric, average) {
  const measure2 = columnsMeasure(metric, average, labelScores);
  return average === "macro" ? everyClass(measure2) : measure2;
}
function pairsMeasure(average) {
  const weighted = ({ labels, table }) => table === void 0 ? () => NaN : oneVersusOneAuc(labels, table, average);
  return everyClass({ value: (view) => weighted(view)(), weighted });
}
var savedLoss2 = {
  value: (view) => saved2(mean(logLossesOf(view)), sharesOf(view)),
  weighted: (view) => (weights) => saved2(weightedMean(logLossesOf(view), weights), sharesOf(view, weights))
};
function sharesOf({ labels, classes }, weights) {
  const shares = new Float64Array(classes);
  labels.forEach((label2, row) => {
    shares[label2] = (shares[label2] ?? 0) + (weights?.[row] ?? 1);
  });
  const total4 = shares.reduce((sum2, share) => sum2 + share, 0);
  return shares.map((share) => share / total4);
}
function saved2(loss, shares) {
  const entropy = shares.reduce((total4, share) => share === 0 ? total4 : total4 - share * Math.log(share), 0);
  return entropy === 0 ? NaN : 1 - loss / entropy;
}
function calibrationMeasure2(error) {
  return (bins) => ({
    value: ({ labels, table }) => {
      if (table === void 0) return NaN;
      const { right, confidences } = topConfidence(labels, table);
      return error(right, confidences, Number.isNaN(bins) ? CALIBRATION_BINS : bins);
    }
  });
}
var MEASURES2 = {
  accuracy: () => shareMeasure(({ labels, predicted }) => labels.map((label2, row) => label2 === predicted[row] ? 1 : 0)),
  balanced_accuracy: () => matrixMeasure2(balancedAccuracy, true),
  f1_macro: () => averagedMeasure(f1, "macro"),
  f1_micro: () => averagedMeasure(f1, "micro"),
  f1_weighted: () => averagedMeasure(f1, "weighted"),
  precision_macro: () => averagedMeasure(precision, "macro"),
  precision_micro: () => averagedMeasure(precision, "micro"),
  precision_weighted: () => averagedMeasure(precision, "weighted"),
  recall_macro: () => averagedMeasure(recall, "macro"),
  recall_micro: () => averagedMeasure(recall, "micro"),
  recall_weighted: () => averagedMeasure(recall, "weighted"),
  specificity_macro: () => averagedMeasure(specificity, "macro"),
  jaccard_macro: () => averagedMeasure(jaccard, "macro"),
  jaccard_micro: () => averagedMeasure(jaccard, "micro"),
  jaccard_weighted: () => averagedMeasure(jaccard, "weighted"),
  fbeta_macro: (beta) => averagedMeasure(fBeta(beta), "macro"),
  fbeta_micro: (beta) => averagedMeasure(fBeta(beta), "micro"),
  fbeta_weighted: (beta) => averagedMeasure(fBeta(beta), "weighted"),
  log_loss: () => meanMeasure(logLossesOf),
  roc_auc_ovr: () => rankedMeasure2(rocAuc, "macro"),
  roc_auc_ovr_weighted: () => rankedMeasure2(rocAuc, "weighted"),
  roc_auc_ovr_micro: () => rankedMeasure2(rocAuc, "micro"),
  roc_auc_ovo: () => pairsMeasure("macro"),
  roc_auc_ovo_weighted: () => pairsMeasure("weighted"),
  average_precision: () => rankedMeasure2(averagePrecision, "macro"),
  average_precision_micro: () => rankedMeasure2(averagePrecision, "micro"),
  average_precision_weighted: () => rankedMeasure2(averagePrecision, "weighted"),
  brier_score: () => lossMeasure(({ labels }, table) => multiclassBrierLosses(labels, table)),
  d2_log_loss: () => savedLoss2,
  top_k_accuracy: (k) => topKMeasure(k),
  matthews_corrcoef: () => matrixMeasure2(matthewsCorrcoef),
  cohen_kappa: () => matrixMeasure2((matrix) => cohenKappa(matrix)),
  cohen_kappa_linear: () => matrixMeasure2((matrix) => cohenKappa(matrix, "linear")),
  cohen_kappa_quadratic: () => matrixMeasure2((matrix) => cohenKappa(matrix, "quadratic")),
  ece: calibrationMeasure2(expectedCalibrationError),
  mce: calibrationMeasure2(maximumCalibrationError),
  ace: calibrationMeasure2(adaptiveCalibrationError),
  ...flipMeasures(({ labels, predicted }) => ({ truth: labels, predicted }))
};
function topKMeasure(k) {
  return shareMeasure(({ labels, table }) => table === void 0 ? new Float64Array(labels.length).fill(NaN) : topKHits(labels, table, k));
}
function likeliest({ classes, values }) {
  return Float64Array.from({ length: values.length / classes }, (_, row) => {
    let best = 0;
    for (let other = 1; other < classes; other++) if ((values[row * classes + other] ?? NaN) > (values[row * classes + best] ?? NaN)) best = other;
    return best;
  });
}
var multiclass = defineTask({
  name: "multiclass",
  contract: CLASSES,
  shown: ["accuracy", "f1_macro", "log_loss", "balanced_accuracy", "f1_weighted", "roc_auc_ovr", "brier_score"],
  support: ({ values }) => {
    const counts = /* @__PURE__ */ new Map();
    values.forEach((label2) => counts.set(label2, (counts.get(label2) ?? 0) + 1));
    return { count: values.length - Math.max(0, ...counts.values()), of: "rows outside of the largest class" };
  },
  view: ({ truth, scores, epsilon }) => {
    const [labels, classes] = [truth.values, truth.names.length];
    const table = scores.width === 1 ? void 0 : { classes, values: scores.values };
    return { labels, classes, epsilon, predicted: table === void 0 ? scores.values : likeliest(table), ...table === void 0 ? {} : { table } };
  },
  measures: MEASURES2,
  discordant: discordantOf
});

// action-eval-gate/src/tasks/multilabel.ts
var samplesOf = once(({ truth, predicted }) => sampleConfusion(truth, predicted));
var labelsOf = once(({ truth, predicted }) => multilabelConfusion(truth, predicted));
var rarestLabel = once(({ truth: { labels, values } }) => Math.min(...Array.from({ length: labels }, (_, label2) => rarerSide(columnOf(values, labels, label2)))));
function rarerSide(column) {
  const positives = column.reduce((total4, label2) => total4 + label2, 0);
  return Math.min(positives, column.length - positives);
}
var discordantOf2 = once(({ baseline, candidate }) => agreement(baseline.predicted, candidate.predicted).filter((same) => same === 0).length);
function agreement(one, other) {
  const { labels } = one;
  const same = new Float64Array(one.values.length / labels).fill(1);
  for (let index = 0; index < one.values.length; index++) if (one.values[index] !== other.values[index]) same[Math.floor(index / labels)] = 0;
  return same;
}
var exactOf = once(({ truth, predicted }) => agreement(truth, predicted));
function fewOfALabel({ candidate }) {
  const rarest = rarestLabel(candidate);
  return rarest >= ENOUGH ? void 0 : `a label has ${rarest} rows of its rarer side only, ${ENOUGH} are needed.`;
}
function averagedMeasure2(metric, average) {
  const zero = average === "micro" ? NaN : 0;
  return {
    value: (view) => averageOf(metric, labelsOf(view), average, zero),
    weighted: ({ truth, predicted }) => (weights) => averageOf(metric, multilabelConfusion(truth, predicted, weights), average, zero),
    doubt: (pair) => fewDiscordant(discordantOf2(pair)) ?? (average === "macro" ? fewOfALabel(pair) : void 0)
  };
}
function samplesMeasure(metric) {
  return meanMeasure((view) => Float64Array.from(samplesOf(view), (counts) => orZero(metric(counts))));
}
var orZero = (value) => Number.isNaN(value) ? 0 : value;
function lossMeasure2(losses) {
  return meanMeasure(({ truth: { labels, values }, probabilities, epsilon }) => {
    const each = losses(values, probabilities, epsilon);
    return Float64Array.from({ length: each.length / labels }, (_, row) => each.subarray(row * labels, (row + 1) * labels).reduce((total4, loss) => total4 + loss, 0) / labels);
  });
}
function rankedMeasure3(metric, average) {
  const measure2 = columnsMeasure(metric, average, ({ truth, probabilities }) => ({ labels: truth, scores: probabilities }));
  return average === "macro" ? { ...measure2, doubt: fewOfALabel } : measure2;
}
var wrongShare = ({ truePositives, falsePositives, falseNegatives, trueNegatives }) => (falsePositives + falseNegatives) / (truePositives + falsePositives + falseNegatives + trueNegatives);
var MEASURES3 = {
  accuracy: () => shareMeasure(exactOf),
  hamming_loss: () => meanMeasure((view) => Float64Array.from(samplesOf(view), wrongShare)),
  f1_macro: () => averagedMeasure2(f1, "macro"),
  f1_micro: () => averagedMeasure2(f1, "micro"),
  f1_weighted: () => averagedMeasure2(f1, "weighted"),
  f1_samples: () => samplesMeasure(f1),
  precision_macro: () => averagedMeasure2(precision, "macro"),
  precision_micro: () => averagedMeasure2(precision, "micro"),
  precision_weighted: () => averagedMeasure2(precision, "weighted"),
  precision_samples: () => samplesMeasure(precision),
  recall_macro: () => averagedMeasure2(recall, "macro"),
  recall_micro: () => averagedMeasure2(recall, "micro"),
  recall_weighted: () => averagedMeasure2(recall, "weighted"),
  recall_samples: () => samplesMeasure(recall),
  jaccard_macro: () => averagedMeasure2(jaccard, "macro"),
  jaccard_micro: () => averagedMeasure2(jaccard, "micro"),
  jaccard_weighted: () => averagedMeasure2(jaccard, "weighted"),
  jaccard_samples: () => samplesMeasure(jaccard),
  fbeta_macro: (beta) => averagedMeasure2(fBeta(beta), "macro"),
  fbeta_micro: (beta) => averagedMeasure2(fBeta(beta), "micro"),
  fbeta_weighted: (beta) => averagedMeasure2(fBeta(beta), "weighted"),
  fbeta_samples: (beta) => samplesMeasure(fBeta(beta)),
  roc_auc: () => rankedMeasure3(rocAuc, "macro"),
  roc_auc_micro: () => rankedMeasure3(rocAuc, "micro"),
  roc_auc_weighted: () => rankedMeasure3(rocAuc, "weighted"),
  average_precision: () => rankedMeasure3(averagePrecision, "macro"),
  average_precision_micro: () => rankedMeasure3(averagePrecision, "micro"),
  average_precision_weighted: () => rankedMeasure3(averagePrecision, "weighted"),
  log_loss: () => lossMeasure2(logLosses),
  brier_score: () => lossMeasure2(brierLosses),
  flip_rate: () => ({ value: () => NaN, between: (pair) => discordantOf2(pair) / exactOf(pair.candidate).length }),
  negative_flip_rate: () => ({ value: () => NaN, between: ({ baseline, candidate }) => mean(exactOf(baseline).map((right, row) => right > (exactOf(candidate)[row] ?? NaN) ? 1 : 0)) })
};
var ADVICE4 = {
  model: "Export the model with its sigmoid, so that it gives a probability of each label.",
  file: "Write a probability of each label for each row, in the order of the labels."
};
var CONTRACT2 = {
  labelType: (columns) => columns.length > 1 ? "number" : "string",
  encode: (labels, known) => labels.columns.length > 1 ? encodeColumns(labels) : encodeLists(labels, known),
  accept: (output, { names: { length } }) => {
    if (output.kind === "labels") return { kind: "width", found: 1, expected: `${length}, one for each label`, advice: ADVICE4 };
    const { values, width, type } = output;
    return width === length ? acceptProbabilities(values, width, type, ADVICE4) : { kind: "width", found: width, expected: `${length}, one for each label`, advice: ADVICE4 };
  }
};
function encodeColumns({ names, columns, rows }) {
  const width = names.length;
  const values = new Float64Array(rows * width);
  for (const [label2, column] of columns.entries())
    for (let row = 0; row < rows; row++) {
      const value = Number(column[row]);
      if (value !== 0 && value !== 1 || column[row] === "")
        return { message: `The label column ${quote(names[label2] ?? "")} is ${Number.isNaN(value) ? "empty" : column[row] ?? ""} in row ${row + 1}, expected 0 or 1.`, fix: "Mend the labels; 1 says that the row has the label." };
      values[row * width + label2] = value;
    }
  return { values, width, names };
}
var SEPARATORS = /\s*[;,|]\s*/;
function encodeLists({ names: [column = ""], columns: [texts = []], rows }, { classes }) {
  const lists = asTexts(texts).map((text2) => text2.split(SEPARATORS).map((label2) => label2.trim()).filter((label2) => label2 !== ""));
  const names = classes ?? sortedClasses(lists.flat());
  const places = new Map(names.map((name, place) => [name, place]));
  const values = new Float64Array(rows * names.length);
  for (const [row, list] of lists.entries())
    for (const label2 of list) {
      const place = places.get(label2);
      if (place === void 0) return { message: `The label column ${quote(column)} holds ${quote(label2)} in row ${row + 1}, which is none of the labels.`, fix: "Name all labels under gate.classes, in the order of the numbers of the model." };
      values[row * names.length + place] = 1;
    }
  return names.length > 1 ? { values, width: names.length, names } : { message: `The label column ${quote(column)} holds ${names.length} labels, expected several.`, fix: "Write task: binary for a single label." };
}
var multilabel = defineTask({
  name: "multilabel",
  contract: CONTRACT2,
  shown: ["f1_macro", "log_loss", "accuracy", "hamming_loss", "f1_micro", "f1_samples", "roc_auc", "average_precision"],
  support: ({ values, width }) => ({ count: values.length / width, of: "rows" }),
  view: ({ truth: { values, width }, scores, settings, epsilon }) => ({
    truth: { labels: width, values },
    predicted: { labels: width, values: scores.values.map((probability) => probability >= settings.threshold ? 1 : 0) },
    probabilities: scores.values,
    epsilon
  }),
  measures: MEASURES3,
  discordant: discordantOf2
});

// action-eval-gate/src/tasks/ranking.ts
function queryMeasure(metric) {
  const valuesOf = once(({ queries, relevance, scores }) => perQuery(metric, queries, relevance, scores));
  return {
    value: (view) => meanOfQueries(view.queries, valuesOf(view)).value,
    paired: ({ baseline, candidate }, settings) => {
      const [before, after] = [baseline, candidate].map((view) => valuesOf(view).filter((value) => !Number.isNaN(value)));
      const change = meanChange(before ?? [], after ?? []);
      return { ...weightedBootstrap(change, resampleRows(after?.length ?? 0), resampling(settings)), method: "paired percentile bootstrap over queries" };
    },
    doubt: ({ baseline, candidate }) => {
      const [before, after] = [valuesOf(baseline), valuesOf(candidate)];
      return fewDiscordant(after.filter((value, query) => value !== before[query] && !Number.isNaN(value)).length, "queries");
    }
  };
}
function hitMeasure(metric) {
  return shareMeasure(({ queries, relevance, scores }) => perQuery(metric, queries, relevance, scores).filter((value) => !Number.isNaN(value)));
}
var atMost = (documents) => Number.isNaN(documents) ? Infinity : documents;
var MEASURES4 = {
  ndcg: (k) => queryMeasure(ndcgAt(atMost(k))),
  ndcg_exp2: (k) => queryMeasure(ndcgAt(atMost(k), "exp2")),
  mrr: (k) => queryMeasure(reciprocalRankAt(atMost(k))),
  map: (k) => queryMeasure(averagePrecisionAt(atMost(k))),
  recall: (k) => queryMeasure(recallAt(k)),
  hit: (k) => hitMeasure(hitAt(k))
};
var CONTRACT3 = {
  labelType: () => "number",
  encode: encodeRelevance,
  accept: (output) => acceptNumbers(output, "a score")
};
function encodeRelevance(labels) {
  const values = onlyNumbers(labels);
  const row = values.findIndex((value) => !(value >= 0 && value < Infinity));
  return row < 0 ? { values, width: 1, names: [] } : { message: `The label column ${quote(labels.names[0] ?? "")} is ${Number.isNaN(values[row]) ? "empty" : String(values[row])} in row ${row + 1}, expected a relevance of 0 or more.`, fix: "Mend the labels; 0 is irrelevant." };
}
var ranking2 = defineTask({
  name: "ranking",
  contract: CONTRACT3,
  groups: "examples",
  shown: ["ndcg@10", "mrr@10", "map@10", "recall@10", "hit@10"],
  support: ({ values, groups = new Float64Array(values.length) }) => {
    const relevant = groups.filter((_, row) => (values[row] ?? 0) > 0);
    return { count: new Set(relevant).size, of: "queries with a relevant document" };
  },
  view: ({ truth: { values, groups = new Float64Array(values.length) }, scores }) => ({ queries: groupsOf(groups), relevance: values, scores: scores.values }),
  measures: MEASURES4,
  discordant: ({ baseline, candidate }) => candidate.scores.filter((score, row) => score !== baseline.scores[row]).length
});

// action-eval-gate/src/tasks/regression.ts
function lossMeasure3(loss) {
  return meanMeasure(({ truth, predicted }) => lossesOf(loss, truth, predicted));
}
var squares = once(({ truth, predicted }) => lossesOf(squaredError, truth, predicted));
var rootMeasure = {
  value: (view) => Math.sqrt(mean(squares(view))),
  weighted: (view) => (weights) => Math.sqrt(weightedMean(squares(view), weights))
};
var explainedMeasure = {
  value: ({ truth, predicted }) => r2Score(truth, predicted),
  weighted: (view) => (weights) => {
    const center = weightedMean(view.truth, weights);
    const spread = weightedMean(view.truth.map((value) => (value - center) ** 2), weights);
    return spread === 0 ? NaN : 1 - weightedMean(squares(view), weights) / spread;
  }
};
var sortedErrors = once(({ truth, predicted }) => {
  const errors = lossesOf(absoluteError, truth, predicted);
  return { errors, order: Uint32Array.from(errors.keys()).sort((a, b) => (errors[a] ?? 0) - (errors[b] ?? 0)) };
});
var medianMeasure = {
  value: ({ truth, predicted }) => medianAbsoluteError(truth, predicted),
  weighted: (view) => (weights) => {
    const { errors, order } = sortedErrors(view);
    const half = weights.length === 0 ? NaN : Array.from(weights).reduce((total4, weight) => total4 + weight, 0) / 2;
    return (errorBeyond(errors, order, weights, (seen) => seen >= half) + errorBeyond(errors, order, weights, (seen) => seen > half)) / 2;
  }
};
function errorBeyond(errors, order, weights, enough) {
  let seen = 0;
  for (const row of order) {
    seen += weights[row] ?? NaN;
    if (enough(seen)) return errors[row] ?? NaN;
  }
  return NaN;
}
var largestMeasure = {
  value: ({ truth, predicted }) => maxError(truth, predicted),
  paired: ({ baseline, candidate }) => ({
    value: maxError(candidate.truth, candidate.predicted) - maxError(baseline.truth, baseline.predicted),
    low: NaN,
    high: NaN,
    se: NaN,
    pValue: NaN,
    method: "not tested"
  }),
  doubt: () => 'it is the error of one row, which no interval can be made of; bound it with "max", or judge it in mode point.'
};
var MEASURES5 = {
  mae: () => lossMeasure3(absoluteError),
  rmse: () => rootMeasure,
  r2: () => explainedMeasure,
  mse: () => meanMeasure(squares),
  medae: () => medianMeasure,
  max_error: () => largestMeasure,
  bias: () => lossMeasure3(signedError),
  mape: () => lossMeasure3(absolutePercentageError),
  smape: () => lossMeasure3(symmetricPercentageError),
  msle: () => lossMeasure3(squaredLogError),
  pinball: (alpha) => lossMeasure3(pinballError(alpha))
};
var CONTRACT4 = {
  labelType: () => "number",
  encode: encodeValues,
  accept: (output) => acceptNumbers(output, "a number")
};
function encodeValues(labels) {
  const values = onlyNumbers(labels);
  const row = values.findIndex((value) => !Number.isFinite(value));
  return row < 0 ? { values, width: 1, names: [] } : { message: `The label column ${quote(labels.names[0] ?? "")} is ${Number.isNaN(values[row]) ? "empty" : "infinite"} in row ${row + 1}, expected a number.`, fix: "Mend the labels." };
}
var regression = defineTask({
  name: "regression",
  contract: CONTRACT4,
  shown: ["mae", "rmse", "r2", "medae", "bias"],
  support: ({ values }) => ({ count: values.length, of: "rows" }),
  view: ({ truth, scores }) => ({ truth: truth.values, predicted: scores.values }),
  measures: MEASURES5,
  discordant: ({ baseline, candidate }) => candidate.predicted.filter((value, row) => value !== baseline.predicted[row]).length
});

// action-eval-gate/src/tasks/tasks.ts
var ALL_TASKS = { binary: binary2, multiclass, multilabel, regression, ranking: ranking2 };
function taskOf({ task }) {
  return ALL_TASKS[task];
}

// action-eval-gate/src/model/known-classes.ts
function knownClasses({ task, classes }, sources) {
  if (classes !== void 0) return { names: classes, from: "policy" };
  if (task === "multilabel") return void 0;
  const [known] = sources.flatMap((source) => classesOf(source) ?? []);
  return known;
}
function classesOf(source) {
  const own = source.kind === "model" ? source.signature.classes : void 0;
  return own === void 0 ? void 0 : [{ names: isBinary(own) ? BINARY : own, from: "model" }];
}
var BINARY = ["0", "1"];
function isBinary(classes) {
  return classes.length === 2 && BINARY.every((name) => classes.includes(name));
}
function inOrderOf(classes, source, output) {
  const own = source.kind === "model" ? source.signature.classes : void 0;
  const names = classes.length === 0 ? BINARY : classes;
  if (own === void 0 || output.kind === "labels" || output.width !== own.length || own.length === 1) return output;
  const places = names.map((name) => own.indexOf(name));
  if (own.length !== names.length || places.includes(-1)) return void 0;
  return places.every((place, index) => place === index) ? output : reordered(output, places);
}
function reordered(output, places) {
  const { values, width } = output;
  return { ...output, values: values.map((_, index) => values[index - index % width + (places[index % width] ?? 0)] ?? NaN) };
}

// action-eval-gate/src/scoring/evaluation-data.ts
async function readEvaluationData(job2, keys) {
  const { data, sources } = job2;
  refuseLabels(job2);
  const readings = [];
  const columns = /* @__PURE__ */ new Map();
  for (const model of sources) if (model.kind === "model") columns.set(model, await readOnce(job2, requestsOf(model.signature), readings, model.name));
  const texts = await readKeys(job2, keys.filter(({ type }) => type === "string"), readings);
  const numbers = await readKeys(job2, keys.filter(({ type }) => type === "number"), readings);
  const [first, ...others] = readings.map(({ table }) => table);
  if (first === void 0) throw new TypeError("nothing was read");
  if (others.some(({ sha256: sha2562 }) => sha2562 !== first.sha256)) throw changing(data.name);
  const { sha256, bytes, rows, values } = first;
  return { sha256, bytes, rows, labels: labelsOf2(job2, values, rows), columns, keys: new Map(entriesOf(texts, keys, isTexts)), numbers: new Map(entriesOf(numbers, keys, isNumbers)) };
}
function refuseLabels({ truth: { labels }, sources }) {
  const found = sources.flatMap((source) => source.kind === "model" ? source.signature.inputs.flatMap((input) => columnNames(input).map((name) => ({ source, name, input: input.name }))) : []).find(({ name }) => labels.includes(name));
  if (found !== void 0)
    throw new ConfigError([{
      code: "MLG-603",
      message: `The ${found.input === found.name ? "graph input" : "column"} ${quote(found.name)}${found.input === found.name ? "" : ` of the graph input ${quote(found.input)}`} is a label: the model would read the answer.`,
      where: found.source.name,
      fix: "Train the model without the label columns."
    }]);
}
async function readOnce({ runtime, data, truth, sources }, wanted, readings, model) {
  const fitting = readings.find(({ requests }) => wanted.every((request) => holds(requests, request)));
  if (fitting !== void 0) return fitting.table.values;
  const read = () => readWithLabels(truth, knownClasses(truth, sources)?.names, (labels) => readColumns(runtime, data.path, [...wanted, ...labels], { name: data.name }));
  const table = model === void 0 ? await read() : await readFor(model, read);
  readings.push({ requests: wanted, table });
  return table.values;
}
async function readKeys(job2, keys, readings) {
  if (keys.length === 0 && readings.length > 0) return /* @__PURE__ */ new Map();
  const requests = [...new Map(keys.map(({ name, type }) => [name, { name, type }])).values()];
  try {
    return await readOnce(job2, requests, readings);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [first, ...rest] = (await Promise.all(keys.map((key) => faultsOf(job2, key)))).flat();
    throw first === void 0 ? error : new ConfigError([first, ...rest], { cause: error });
  }
}
async function faultsOf({ runtime, data }, { name, type, wanted }) {
  if (wanted === void 0) return [];
  try {
    await readColumns(runtime, data.path, [{ name, type }], { name: data.name });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => ({ ...problem, message: `${problem.message} It is read from ${problem.where ?? data.name} for ${wanted.by}.`, where: wanted.at }));
  }
}
var isTexts = (values) => !(values instanceof Float64Array);
var isNumbers = (values) => values instanceof Float64Array;
function entriesOf(columns, keys, is) {
  return keys.flatMap(({ name }) => {
    const values = columns.get(name);
    return values !== void 0 && is(values) ? [[name, values]] : [];
  });
}
async function readFor(model, read) {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [first, ...rest] = error.problems;
    const named = (problem) => problem.code === "MLG-503" ? { ...problem, message: `${problem.message} It is read by ${model} or as the label.` } : problem;
    throw new ConfigError([named(first), ...rest.map(named)], { cause: error });
  }
}
function requestsOf({ inputs }) {
  const requests = inputs.flatMap((input) => columnNames(input).map((name) => ({ name, type: input.type === "string" ? "string" : "number" })));
  return [...new Map(requests.map((request) => [request.name, request])).values()];
}
function holds(requests, { name, type }) {
  return requests.some((request) => request.name === name && request.type === type);
}
async function readWithLabels({ task, labels }, classes, read) {
  const as = (type2) => read(labels.map((name) => ({ name, type: type2 })));
  const type = task === "auto" ? "string" : taskOf({ task }).contract.labelType(labels, classes);
  if (type === "number") return as("number");
  return as("string").catch((error) => as("number").catch(() => {
    throw error;
  }));
}
function labelsOf2({ truth: { labels } }, values, rows) {
  return { names: labels, columns: labels.map((name) => values.get(name) ?? []), rows };
}
function changing(where) {
  return new InfrastructureError([{
    code: "MLG-507",
    message: "The evaluation data changed while they were read.",
    where,
    fix: "Let no other step of the job write this file, and run the job again."
  }]);
}

// action-eval-gate/src/judge/metric.ts
var DIRECTIONS = { higher: 1, lower: -1, neither: 0 };
function direction(metric) {
  return DIRECTIONS[metricFacts(metric).better];
}

// action-eval-gate/src/importance/measure-importance.ts
async function measureImportance(study) {
  const { truth, columns, features, predict, permutations, withoutBlocks: withoutBlocks2, settings: { level }, progress } = study;
  const clean = await predict(columns);
  const cleanOf = [void 0, ...withoutBlocks2].map((rows) => metricOf(study, clean, rows));
  const measured = [];
  for (const feature of features) {
    progress?.(feature);
    const permuted = [];
    for (const order of permutations(feature)) permuted.push({ order, scores: await predict(new Map([...columns, [feature, taken(columns.get(feature) ?? [], order)]])) });
    const losses = permuted.map((one) => lossesOf3(study, cleanOf, one));
    const [value = NaN, ...without] = cleanOf.map((_, place) => mean(losses.map((loss) => loss[place] ?? NaN)));
    measured.push({ feature, ...blockJackknife(value, without, level), repeats: losses.map(([loss = NaN]) => loss), unused: permuted.every(({ scores }) => sameScores(scores, clean)) });
  }
  return { rows: rowCount(truth), clean: cleanOf[0] ?? NaN, features: measured };
}
function lossesOf3(study, cleanOf, { order, scores }) {
  return [void 0, ...study.withoutBlocks].map((rows, place) => {
    const kept = rows === void 0 || study.truth.task === "ranking" ? rows : givenByThem(rows, order);
    return ((cleanOf[place] ?? NaN) - metricOf(study, scores, kept)) * direction(study.metric);
  });
}
function givenByThem(rows, order) {
  const among = new Uint8Array(order.length);
  for (const row of rows) among[row] = 1;
  return rows.filter((row) => among[order[row] ?? 0] === 1);
}
function metricOf({ truth, metric, settings }, candidate, rows) {
  const scored = { truth, candidate };
  const { metrics: [found] } = taskOf(truth).compare(rows === void 0 ? scored : pickRows(scored, rows), settings, [], [metric]);
  return found?.candidate ?? NaN;
}
function taken(values, order) {
  return values instanceof Float64Array ? Float64Array.from(order, (row) => values[row] ?? NaN) : Array.from(order, (row) => values[row] ?? "");
}
function sameScores(one, other) {
  return one.values.every((score, index) => Object.is(score, other.values[index]));
}

// action-eval-gate/src/probing/seeded.ts
function seededFor(seed, ...purpose) {
  let hash = 2166136261 ^ seed;
  for (const unit of new TextEncoder().encode(JSON.stringify(purpose))) hash = Math.imul(hash ^ unit, 16777619);
  return randomFrom(hash >>> 0);
}
function shuffle(items, random) {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const item = items[last] ?? 0;
    items[last] = items[other] ?? 0;
    items[other] = item;
  }
  return items;
}

// action-eval-gate/src/importance/sample-rows.ts
var BLOCKS = 20;
function shuffledUnits({ groups }, rows, random) {
  const members = /* @__PURE__ */ new Map();
  for (let row = 0; row < rows; row++) {
    const key = groups?.[row] ?? row;
    const found = members.get(key);
    if (found === void 0) members.set(key, [row]);
    else found.push(row);
  }
  const units = [...members.values()].map((own) => Uint32Array.from(own));
  return Array.from(shuffle(Uint32Array.from(units.keys()), random), (unit) => units[unit] ?? new Uint32Array());
}
function sampleRows(truth, rows, most, seed) {
  if (rows <= most) return Uint32Array.from({ length: rows }, (_, row) => row);
  const chosen = [];
  for (const unit of shuffledUnits(truth, rows, seededFor(seed, "importance rows"))) {
    if (chosen.length > 0 && chosen.length + unit.length > most) break;
    chosen.push(...unit);
  }
  return Uint32Array.from(chosen).sort();
}
function withoutBlocks(truth, rows, seed) {
  const units = shuffledUnits(truth, rows, seededFor(seed, "importance blocks"));
  const blocks = Math.min(BLOCKS, units.length);
  const blockOf = new Uint32Array(rows);
  units.forEach((unit, index) => {
    for (const row of unit) blockOf[row] = index % blocks;
  });
  return Array.from({ length: blocks }, (_, block) => Uint32Array.from(Array.from(blockOf.keys()).filter((row) => blockOf[row] !== block)));
}
function permutationsOf(feature, rows, repeats, seed) {
  return Array.from({ length: repeats }, (_, repeat) => shuffle(Uint32Array.from({ length: rows }, (_unused, row) => row), seededFor(seed, "importance", feature, repeat)));
}

// action-eval-gate/src/scoring/session.ts
import { createRequire as createRequire2 } from "node:module";
import { join as join2 } from "node:path";
function loadRuntime(folder) {
  try {
    return createRequire2(join2(folder, "package.json"))("onnxruntime-node");
  } catch (cause) {
    throw new InfrastructureError([{
      code: "MLG-604",
      message: `ONNX Runtime cannot be loaded on ${process.platform} ${process.arch}: ${reasonOf(cause)}`,
      where: folder,
      fix: "Run on Linux with glibc 2.28 or newer (not Alpine), macOS on arm64, or Windows."
    }], { cause });
  }
}
var REASON_LENGTH = 240;
async function openSessions(ort, models, device, threading = {}) {
  const onCpu = await Promise.all(models.map((model) => openOnCpu(ort, model, threading)));
  if (device === "cpu") return { sessions: onCpu, onCpu, device: "cpu" };
  try {
    return { sessions: await Promise.all(models.map(({ path }) => ort.InferenceSession.create(path, CUDA_ONLY))), onCpu, device: "cuda" };
  } catch (cause) {
    if (device === "auto") return { sessions: onCpu, onCpu, device: "cpu", deviceReason: reasonOf(cause) };
    throw new ConfigError([{
      code: "MLG-103",
      message: `The input device is cuda, but the models cannot run there: ${reasonOf(cause)}`,
      where: "input device",
      fix: "Provide CUDA 12, cuDNN 9 and the CUDA provider of onnxruntime-node, or choose device cpu, or auto to take the CPU then."
    }], { cause });
  }
}
async function openOnCpu(ort, { path, name }, threading) {
  try {
    return await ort.InferenceSession.create(path, { ...threading, executionProviders: ["cpu"], logSeverityLevel: 4 });
  } catch (cause) {
    throw new ConfigError([{
      code: "MLG-602",
      message: `ONNX Runtime cannot load the model: ${reasonOf(cause)}`,
      where: name,
      fix: "Check the file with onnx.checker.check_model(path, full_check=True) and export it again."
    }], { cause });
  }
}
var CUDA_ONLY = {
  executionProviders: ["cuda"],
  logSeverityLevel: 4,
  extra: { session: { disable_cpu_ep_fallback: "1" } }
};
function reasonOf(cause) {
  const [line = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  const failure = /CUDA failure \d+: [^;]+/.exec(line)?.[0];
  if (failure !== void 0) return failure.trim();
  const words = line.replace(/^Load model from .*? failed:/, "").replaceAll(/\S*\/\S+\.(cc|h):\d+ ?/g, "").replaceAll(new RegExp("\\p{C}", "gu"), "\uFFFD").trim();
  return words.length > REASON_LENGTH ? `${words.slice(0, REASON_LENGTH)}\u2026` : words;
}

// action-eval-gate/src/scoring/inference.ts
var BATCH2 = 1024;
function rowsAtOnce({ signature }) {
  return signature.rowByRow === true ? 1 : BATCH2;
}
async function runRows(ort, session, model, columns, rows) {
  const parts = [];
  const batch = rowsAtOnce(model);
  let feeds = {};
  for (let from = 0; from < rows; from += batch) {
    const to = Math.min(rows, from + batch);
    feeds = feedsOf(ort, model, columns, from, to, feeds);
    const answer = await run(session, model, feeds, from);
    parts.push(outputOf(answer, to - from, model));
  }
  return joined(parts);
}
function feedsOf(ort, { signature, name }, columns, from, to, before = {}) {
  return Object.fromEntries(signature.inputs.map((input) => [input.name, refilled(before[input.name], input, columns, from, to) ?? tensorOf(ort, input, columns, from, to, name)]));
}
function refilled(tensor, input, columns, from, to) {
  if (tensor?.dims[0] !== to - from || !(tensor.data instanceof Float32Array)) return void 0;
  filled(tensor.data, columnNames(input), columns, from);
  return tensor;
}
async function run(session, model, feeds, from) {
  const { name } = model.signature.score;
  try {
    const tensor = (await session.run(feeds, [name]))[name];
    if (tensor === void 0) throw new Error(`no output ${name}`);
    return tensor;
  } catch (cause) {
    throw new InfrastructureError([{
      code: "MLG-604",
      message: `The model failed on the rows from ${from + 1} on: ${reasonOf(cause)}`,
      where: model.name,
      fix: "Run the model on these rows with onnxruntime in Python to see which node fails."
    }], { cause });
  }
}
function tensorOf(ort, input, columns, from, to, where) {
  const names = columnNames(input);
  const shape = input.rank === 1 ? [to - from] : [to - from, names.length];
  if (input.type === "string") return new ort.Tensor("string", textsOf(names, columns, from, to), shape);
  const size = (to - from) * names.length;
  if (input.type === "float") return new ort.Tensor("float32", filled(new Float32Array(size), names, columns, from), shape);
  const values = filled(new Float64Array(size), names, columns, from);
  switch (input.type) {
    case "double":
      return new ort.Tensor("float64", values, shape);
    case "int64":
      requireWhole(input, values, from, where, Number.MAX_SAFE_INTEGER);
      return new ort.Tensor("int64", BigInt64Array.from(values, BigInt), shape);
    case "int32":
      requireWhole(input, values, from, where, 2 ** 31 - 1);
      return new ort.Tensor("int32", new Int32Array(values), shape);
  }
}
function filled(values, names, columns, from) {
  names.forEach((name, place) => {
    const column = columns.get(name);
    if (!(column instanceof Float64Array)) throw new TypeError(`${name} was not read as numbers`);
    if (names.length === 1) values.set(column.subarray(from, from + values.length));
    else for (let row = from, at2 = place; at2 < values.length; row++, at2 += names.length) values[at2] = column[row] ?? NaN;
  });
  return values;
}
function textsOf(names, columns, from, to) {
  const read = names.map((name) => columns.get(name) ?? []);
  return Array.from({ length: (to - from) * names.length }, (_, at2) => String(read[at2 % names.length]?.[from + Math.floor(at2 / names.length)] ?? ""));
}
function requireWhole(input, values, from, where, largest) {
  const at2 = values.findIndex((value2) => !Number.isInteger(value2) || Math.abs(value2) > largest);
  if (at2 < 0) return;
  const names = columnNames(input);
  const [value = NaN, row, column = ""] = [values[at2], from + Math.floor(at2 / names.length) + 1, names[at2 % names.length]];
  throw misfit({
    message: `The graph input ${quote(input.name)} is ${input.type}, but row ${row} of ${column === input.name ? "its column" : `the column ${quote(column)}`} holds ${Number.isNaN(value) ? "no number" : String(value)}.`,
    fix: "Export the input as float, which takes missing and broken numbers, or mend the column."
  }, where);
}
function outputOf(tensor, rows, model) {
  const { name, type } = model.signature.score;
  const [length = 0, width = 1, ...rest] = tensor.dims;
  const data = tensor.data;
  if (length !== rows || rest.length > 0 || width < 1)
    throw misfit({
      message: `The output ${quote(name)} has the shape [${tensor.dims.join(", ")}] for ${rows} rows, expected [${rows}] or [${rows}, numbers of a row].`,
      fix: "Give one line of numbers for each row."
    }, model.name);
  if (data instanceof Float32Array || data instanceof Float64Array)
    return { kind: "numbers", values: Float64Array.from(data), width, type: type === "double" ? "double" : "float" };
  if (width === 1) return { kind: "labels", values: Array.from(data, String) };
  return { kind: "numbers", values: Float64Array.from(data, Number), width, type: "double" };
}
function joined(parts) {
  const [first] = parts;
  if (first?.kind !== "numbers") return { kind: "labels", values: parts.flatMap(({ values: values2 }) => [...values2]) };
  const values = new Float64Array(parts.reduce((total4, part) => total4 + part.values.length, 0));
  let place = 0;
  for (const part of parts) {
    values.set(part.values, place);
    place += part.values.length;
  }
  return { ...first, values };
}
function misfit(fault, where) {
  return new ConfigError([{ code: "MLG-603", ...fault, where }]);
}

// action-eval-gate/src/robustness/perturb-column.ts
function perturbColumn(column, { perturbation, amount }, seed) {
  const random = seededFor(seed, perturbation, column.name);
  switch (perturbation) {
    case "noise":
      return addNoise(column, amount, random);
    case "missing":
      return takeAway(column, amount, random);
    case "swap":
      return swapValues(column, amount, random);
  }
}
function addNoise({ values }, amount, random) {
  if (!(values instanceof Float64Array)) return { unsuited: "holds texts, which take no noise" };
  const known = values.filter(Number.isFinite);
  const center = mean(known);
  const variance3 = mean(known.map((value) => (value - center) ** 2));
  if (!(variance3 > 0)) return { unsuited: "holds one value only, which has no standard deviation" };
  if (known.every((value) => value === 0 || value === 1)) {
    const share = Math.min(0.5, amount ** 2 * variance3);
    return compared(values, values.map((value) => random() < share && Number.isFinite(value) ? 1 - value : value));
  }
  const reach = amount * Math.sqrt(variance3);
  const noisy = values.map((value) => value + reach * normalQuantile(random() + 2 ** -54));
  return compared(values, known.every(Number.isInteger) ? noisy.map(Math.round) : noisy);
}
function takeAway({ values, type }, amount, random) {
  if (type === "int64" || type === "int32") return { unsuited: `is read as ${type}, which takes no missing values` };
  if (values instanceof Float64Array) return compared(values, values.map((value) => random() < amount ? NaN : value));
  return compared(values, values.map((value) => random() < amount ? "" : value));
}
function swapValues({ values, named }, amount, random) {
  if (values instanceof Float64Array && !named) return { unsuited: 'holds numbers; name it under "columns" where they stand for categories' };
  const others = values instanceof Float64Array ? otherThan([...new Set(values)].filter((value) => !Number.isNaN(value))) : otherThan([...new Set(values)].filter((value) => value !== ""));
  if (others === void 0) return { unsuited: "holds one value only" };
  const swapped = (value) => {
    const [chosen, place] = [random() < amount, random()];
    return chosen ? others(value, place) : value;
  };
  return compared(values, values instanceof Float64Array ? values.map(swapped) : values.map(swapped));
}
function otherThan(distinct) {
  if (distinct.length < 2) return void 0;
  const places = new Map(distinct.map((value, index) => [value, index]));
  return (value, place) => {
    const own = places.get(value);
    const index = Math.floor(place * (distinct.length - 1));
    return own === void 0 ? value : distinct[index < own ? index : index + 1] ?? value;
  };
}
function compared(before, after) {
  let changed2 = 0;
  for (let row = 0; row < after.length; row++) if (!Object.is(before[row], after[row])) changed2++;
  return { values: after, changed: changed2 };
}

// action-eval-gate/src/robustness/perturb-columns.ts
function columnTypes({ signature }) {
  return new Map(signature.inputs.flatMap((input) => columnNames(input).map((name) => [name, input.type])));
}
function perturbColumns(model, columns, perturbation, seed) {
  const wanted = perturbation.columns;
  const own = [...columnTypes(model)].filter(([name]) => wanted === void 0 || wanted.includes(name));
  if (own.length === 0) return { kind: "unread" };
  const results = own.map(([name, type]) => {
    const column = { name, type, values: columns.get(name) ?? [], named: wanted !== void 0 };
    return { name, rows: column.values.length, result: perturbColumn(column, perturbation, seed) };
  });
  const left = results.flatMap(({ name, result }) => "unsuited" in result ? [`${quote(name)} ${result.unsuited}`] : []);
  const done = results.flatMap(({ name, rows, result }) => "unsuited" in result ? [] : [{ name, rows, ...result }]);
  const [first] = left;
  if (first !== void 0 && (wanted !== void 0 || done.length === 0)) return { kind: "not applicable", why: `${first}${left.length > 1 ? `, and ${left.length - 1} more columns are no better` : ""}.` };
  const effect = { columns: done.map(({ name }) => name), changed: total3(done.map(({ changed: changed2 }) => changed2)), values: total3(done.map(({ rows }) => rows)), left };
  if (effect.changed === 0) return { kind: "not applicable", why: `it changes none of the ${effect.values} values of ${effect.columns.map((name) => quote(name)).join(", ")}.` };
  return { kind: "disturbed", columns: new Map([...columns, ...done.map(({ name, values }) => [name, values])]), effect };
}
function total3(numbers) {
  return numbers.reduce((sum2, number) => sum2 + number, 0);
}

// action-eval-gate/src/scoring/understanding.ts
var HAVE_CLASSES = /* @__PURE__ */ new Set(["binary", "multiclass"]);
function acceptOutput(source, output, truth) {
  const ordered = HAVE_CLASSES.has(truth.task) ? inOrderOf(truth.names, source, output) : output;
  if (ordered === void 0) throw new ConfigError([otherClasses(source, truth.names)]);
  const found = taskOf(truth).contract.accept(ordered, truth);
  if (!("kind" in found)) return found;
  throw new ConfigError([{ ...misfitWords(source, found, rowCount(truth)), where: source.name }]);
}
function otherClasses(source, names) {
  const own = source.kind === "model" ? source.signature.classes ?? [] : [];
  return {
    code: "MLG-603",
    message: `The model has the classes ${listed(own)}, expected ${listed(names)}.`,
    where: source.name,
    fix: "Compare models of the same classes; after a change of classes record a new baseline."
  };
}
function misfitWords(source, misfit2, rows) {
  const [code, fix] = source.kind === "model" ? ["MLG-603", misfit2.advice.model] : ["MLG-605", misfit2.advice.file];
  const subject = source.kind === "model" ? `The output ${quote(source.signature.score.name)}` : `The column ${quote(columnOf2(source, misfit2.kind === "value" ? misfit2.column : 0))}`;
  if (misfit2.kind === "width") return { code, message: `${subject} has ${misfit2.found} numbers for each of ${rows} rows, expected ${misfit2.expected}.`, fix };
  const value = typeof misfit2.found === "string" ? quote(misfit2.found) : String(misfit2.found);
  return { code, message: `${subject} is ${value} for row ${misfit2.row + 1}, expected ${misfit2.expected}.`, fix };
}
function columnOf2({ columns }, index) {
  return columns.scores[index] ?? "";
}

// action-eval-gate/src/scoring/scoring-job.ts
var ANSWER = "answer.json";
var PHASE = "phase.txt";

// action-eval-gate/src/probing/job.ts
var TRUTH = "truth.v8";
var PROBED = "probed.f64";

// action-eval-gate/src/probing/answer.ts
async function answerTo(job2) {
  try {
    return { kind: "probed", summary: await probe(job2) };
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error;
    return { kind: error instanceof ConfigError ? "config" : "infrastructure", problems: error.problems };
  }
}
async function probe(job2) {
  const phase = (words) => {
    writeFileSync(join3(job2.folder, PHASE), words);
  };
  phase(`reading ${job2.data.name}`);
  const truth = deserialize(await readFile(join3(job2.folder, TRUTH)));
  const data = await readEvaluationData({ ...job2, sources: job2.models, slices: [] }, []);
  if (data.sha256 !== job2.data.sha256) throw changed(job2.data.name);
  const ort = loadRuntime(job2.runtime);
  const { sessions } = await openSessions(ort, job2.models, job2.device);
  const subjects = job2.models.map((model, index) => {
    const [session, columns] = [sessions[index], data.columns.get(model)];
    if (session === void 0 || columns === void 0) throw new TypeError("a model without rows");
    return { model, columns, predict: async (values, own) => acceptOutput(model, await runRows(ort, session, model, values, rowCount(own)), own) };
  });
  const disturbed = await runPerturbations(job2, subjects, truth, phase);
  const importance = job2.importance === void 0 ? void 0 : await runImportance(job2, job2.importance, subjects, truth, phase);
  await writeFile(join3(job2.folder, PROBED), Buffer.concat(disturbed.scores.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))));
  return { outcomes: disturbed.outcomes, ...importance === void 0 ? {} : { importance } };
}
async function runPerturbations({ perturbations, settings: { bootstrap: { seed } } }, subjects, truth, phase) {
  const scores = [];
  const outcomes = [];
  for (const perturbation of perturbations) {
    const own = [];
    for (const subject of subjects) {
      phase(`running ${subject.model.name} on rows with ${perturbation.perturbation}`);
      const { outcome, values } = await disturb(subject, perturbation, truth, { seed, readBy: subjects });
      own.push(outcome);
      if (values !== void 0) scores.push(values);
    }
    outcomes.push(own);
  }
  return { scores, outcomes };
}
async function disturb({ model, columns, predict }, perturbation, truth, { seed, readBy }) {
  const unknown = perturbation.columns?.find((name) => readBy.every((subject) => !columnTypes(subject.model).has(name)));
  if (unknown !== void 0) return { outcome: { kind: "not applicable", why: `no model reads ${quote(unknown)}.` } };
  const found = perturbColumns(model, columns, perturbation, seed);
  if (found.kind !== "disturbed") return { outcome: found };
  try {
    const { values, width, type } = await predict(found.columns, truth);
    return { outcome: { kind: "scored", effect: found.effect, head: { width, type } }, values };
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error;
    return { outcome: { kind: "broken", effect: found.effect, why: error.problems[0].message } };
  }
}
async function runImportance({ settings }, { metric, repeats, maxRows }, subjects, truth, phase) {
  const { seed } = settings.bootstrap;
  const rows = sampleRows(truth, rowCount(truth), maxRows, seed);
  const { truth: sampled } = pickRows({ truth, candidate: { values: new Float64Array(), width: 1, type: "double" } }, rows);
  const blocks = withoutBlocks(sampled, rows.length, seed);
  const found = [];
  for (const { model, columns, predict } of subjects)
    found.push(await measureImportance({
      truth: sampled,
      metric,
      settings,
      columns: picked(columns, rows),
      features: [...columnTypes(model).keys()],
      withoutBlocks: blocks,
      predict: (values) => predict(values, sampled),
      permutations: (feature) => permutationsOf(feature, rows.length, repeats, seed),
      progress: (feature) => {
        phase(`running ${model.name} with ${quote(feature)} permuted`);
      }
    }));
  return found;
}
function picked(columns, rows) {
  return new Map([...columns].map(([name, values]) => [name, values instanceof Float64Array ? Float64Array.from(rows, (row) => values[row] ?? NaN) : Array.from(rows, (row) => values[row] ?? "")]));
}
function changed(where) {
  return new InfrastructureError([{ code: "MLG-507", message: "The evaluation data changed while they were read.", where, fix: "Let no other step of the job write this file, and run the job again." }]);
}

// action-eval-gate/src/probing-process.ts
var job = JSON.parse(await text(process.stdin));
await writeFile2(join4(job.folder, ANSWER), JSON.stringify(await answerTo(job)));
process.exit(0);
