import {createRequire as __createRequire} from 'node:module'
const require = __createRequire(import.meta.url)

// action-eval-gate/src/memory-process.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";
import { text } from "node:stream/consumers";

// action-eval-gate/src/performance/job.ts
var MEASURED = "measured.json";

// action-eval-gate/src/performance/peak-memory.ts
import { readFile as readFile2 } from "node:fs/promises";

// packages/config/src/quote.ts
var LONGEST = 60;
var INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
function quote(text2) {
  const characters = Array.from(text2);
  const shown = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}\u2026` : text2;
  return JSON.stringify(shown).replace(INVISIBLE, (it) => `\\u{${(it.codePointAt(0) ?? 0).toString(16)}}`);
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

// action-eval-gate/src/model/feature-names.ts
var FEATURE_NAMES = "feature_names";

// action-eval-gate/src/model/features.ts
function columnNames({ name, columns }) {
  return columns?.names ?? [name];
}
var NAMED_BY = { record: "its record names", model: `its metadata ${FEATURE_NAMES} name`, policy: "gate.features names", data: "the data have" };

// action-eval-gate/src/scoring/session.ts
import { createRequire } from "node:module";
import { join } from "node:path";
function loadRuntime(folder) {
  try {
    return createRequire(join(folder, "package.json"))("onnxruntime-node");
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
var BATCH = 1024;
function rowsAtOnce({ signature }) {
  return signature.rowByRow === true ? 1 : BATCH;
}
function feedsOf(ort, { signature, name }, columns, from, to, before = {}) {
  return Object.fromEntries(signature.inputs.map((input) => [input.name, refilled(before[input.name], input, columns, from, to) ?? tensorOf(ort, input, columns, from, to, name)]));
}
function refilled(tensor, input, columns, from, to) {
  if (tensor?.dims[0] !== to - from || !(tensor.data instanceof Float32Array)) return void 0;
  filled(tensor.data, columnNames(input), columns, from);
  return tensor;
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
    else for (let row = from, at = place; at < values.length; row++, at += names.length) values[at] = column[row] ?? NaN;
  });
  return values;
}
function textsOf(names, columns, from, to) {
  const read = names.map((name) => columns.get(name) ?? []);
  return Array.from({ length: (to - from) * names.length }, (_, at) => String(read[at % names.length]?.[from + Math.floor(at / names.length)] ?? ""));
}
function requireWhole(input, values, from, where, largest) {
  const at = values.findIndex((value2) => !Number.isInteger(value2) || Math.abs(value2) > largest);
  if (at < 0) return;
  const names = columnNames(input);
  const [value = NaN, row, column = ""] = [values[at], from + Math.floor(at / names.length) + 1, names[at % names.length]];
  throw misfit({
    message: `The graph input ${quote(input.name)} is ${input.type}, but row ${row} of ${column === input.name ? "its column" : `the column ${quote(column)}`} holds ${Number.isNaN(value) ? "no number" : String(value)}.`,
    fix: "Export the input as float, which takes missing and broken numbers, or mend the column."
  }, where);
}
function misfit(fault, where) {
  return new ConfigError([{ code: "MLG-603", ...fault, where }]);
}

// action-eval-gate/src/performance/sample.ts
import { readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
async function readSample(path) {
  return deserialize(await readFile(path));
}

// action-eval-gate/src/performance/peak-memory.ts
async function peakMemory({ runtime, model, device, sample, index }) {
  const ort = loadRuntime(runtime);
  const { sessions: [session] } = await openSessions(ort, [model], device);
  const { rows, columns } = await readSample(sample);
  const own = columns[index];
  if (session === void 0 || own === void 0) throw new TypeError("a model without rows");
  const batch = rowsAtOnce(model);
  for (let from = 0; from < rows; from += batch)
    await session.run(feedsOf(ort, model, own, from, Math.min(rows, from + batch)), [model.signature.score.name]);
  return { bytes: highWater(await readFile2("/proc/self/status", "utf8")) };
}
function highWater(status) {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === void 0) throw new TypeError("the kernel does not tell the peak memory");
  return 1024 * Number(kibibytes);
}

// action-eval-gate/src/memory-process.ts
var job = JSON.parse(await text(process.stdin));
await writeFile2(join2(job.folder, MEASURED), JSON.stringify(await peakMemory(job)));
process.exit(0);
