import {createRequire as __createRequire} from 'node:module'
const require = __createRequire(import.meta.url)

// action-eval-gate/src/timing-process.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";
import { text } from "node:stream/consumers";

// action-eval-gate/src/performance/job.ts
var MEASURED = "measured.json";

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
var ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1, extra: { session: { intra_op: { allow_spinning: "0" }, inter_op: { allow_spinning: "0" } } } };
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

// action-eval-gate/src/performance/time-in-turns.ts
var MOST_CALLS = 50;
async function timeInTurns(works, plan, clock) {
  const begun = clock();
  const calls2 = callsOfTurn(await warmUp(works, plan.warmUp, clock), plan.turn);
  const early = works.map((work) => ({ work, times: [] }));
  for (let block = 0; block < plan.dropped && clock() - begun < plan.budget / 10; block++) await thereAndBack(early, calls2, clock);
  const timed = works.map((work) => ({ work, times: [] }));
  for (let block = 0; block < plan.blocks && clock() - begun < plan.budget; block++) await thereAndBack(timed, calls2, clock);
  return { times: timed.map(({ times }) => Float64Array.from(times)), length: 2 * calls2 };
}
async function warmUp(works, calls2, clock) {
  const timed = works.map((work) => ({ work, times: [] }));
  for (const one of timed) await repeat(one, calls2, clock);
  return Math.max(...timed.map(({ times }) => Math.min(...times)));
}
function callsOfTurn(milliseconds, turn) {
  return Math.min(MOST_CALLS, Math.max(1, Math.round(turn / milliseconds)));
}
async function thereAndBack(timed, calls2, clock) {
  for (const one of [...timed, ...timed.toReversed()]) await repeat(one, calls2, clock);
}
async function repeat({ work, times }, calls2, clock) {
  for (let call = 0; call < calls2; call++) {
    const start = clock();
    await work();
    times.push(clock() - start);
  }
}

// action-eval-gate/src/performance/time-models.ts
var WARM_UP = 20;
var TURN = 5;
var BLOCKS = 100;
var DROPPED = 30;
var DISTINCT = 64;
async function timeModels(job2) {
  const ort = loadRuntime(job2.runtime);
  const sample = await readSample(job2.sample);
  const latency = job2.latency ? await timeRows(ort, job2, sample, 1, ONE_THREAD) : void 0;
  const throughput = [];
  for (const rows of job2.batchSizes) throughput.push(await timeRows(ort, job2, sample, rows, {}));
  return { ...latency === void 0 ? {} : { latency }, throughput };
}
async function timeRows(ort, job2, sample, rows, threading) {
  const { sessions } = await openSessions(ort, job2.models, job2.device, threading);
  const works = sessions.map((session, index) => calls(ort, session, job2.models[index], sample.columns[index], { ...sample, batch: rows }));
  const { times, length } = await timeInTurns(works, { warmUp: WARM_UP, dropped: DROPPED, turn: TURN, blocks: BLOCKS, budget: job2.budget }, () => performance.now());
  await Promise.all(sessions.map((session) => session.release()));
  return { rows, length, times: times.map((series) => [...series]) };
}
function calls(ort, session, model, columns, { rows, batch } = { rows: 0, batch: 1 }) {
  if (model === void 0 || columns === void 0) throw new TypeError("a model without rows");
  const batches = Math.min(DISTINCT, Math.ceil(rows / batch));
  const step = model.signature.rowByRow === true ? 1 : batch;
  const feeds = Array.from({ length: batches }, (_, at) => {
    const own = cycled(columns, at * batch, batch, rows);
    return Array.from({ length: batch / step }, (_2, part) => feedsOf(ort, model, own, part * step, (part + 1) * step));
  });
  const output = [model.signature.score.name];
  let next = 0;
  return async () => {
    for (const part of feeds[next++ % feeds.length] ?? []) await session.run(part, output);
  };
}
function cycled(columns, from, count, rows) {
  const order = Uint32Array.from({ length: count }, (_, at) => (from + at) % rows);
  const pick = (values) => values instanceof Float64Array ? Float64Array.from(order, (row) => values[row] ?? NaN) : Array.from(order, (row) => values[row] ?? "");
  return new Map([...columns].map(([name, values]) => [name, pick(values)]));
}

// action-eval-gate/src/timing-process.ts
var job = JSON.parse(await text(process.stdin));
await writeFile2(join2(job.folder, MEASURED), JSON.stringify(await timeModels(job)));
process.exit(0);
