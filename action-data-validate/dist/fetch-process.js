import {createRequire as __createRequire} from 'node:module'
const require = __createRequire(import.meta.url)

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

// action-data-validate/src/fetch/fetch-files.ts
import { join } from "node:path";

// action-data-validate/src/fetch/address.ts
function addressName(text3) {
  if (/^s3:/i.test(text3)) return text3.replace(/^(s3:\/\/)[^/]*@/i, "$1");
  return text3.replace(/[?#].*$/s, "").replace(/^([^/]*:\/\/)[^/]*@/, "$1");
}
function isLoopback(host) {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

// action-data-validate/src/fetch/download.ts
import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { text as text2 } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";

// action-data-validate/src/fetch/forbidden-address.ts
import { lookup } from "node:dns";
import { BlockList, isIP } from "node:net";
var FORBIDDEN = blockList([
  ["169.254.0.0", 16, "ipv4"],
  ["0.0.0.0", 8, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["100.100.100.200", 32, "ipv4"],
  ["168.63.129.16", 32, "ipv4"],
  ["192.0.0.192", 32, "ipv4"],
  ["::", 128, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
  ["fd00:ec2::", 32, "ipv6"],
  ["64:ff9b::a9fe:0", 112, "ipv6"]
]);
var PRIVATE = blockList([
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"]
]);
function blockList(subnets) {
  const list = new BlockList();
  for (const [net, prefix, family] of subnets) list.addSubnet(net, prefix, family);
  return list;
}
function refusalOf(address, allowPrivate) {
  const kind = kindOf(address);
  if (kind === "forbidden") return `${address} is an address at which machines hand out their own credentials or that is no host; nothing is fetched from there`;
  return kind === "private" && !allowPrivate ? `${address} is in a private network; a redirect must not lead there` : void 0;
}
function kindOf(address) {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (FORBIDDEN.check(address, family)) return "forbidden";
  return PRIVATE.check(address, family) ? "private" : void 0;
}
var ForbiddenAddress = class extends Error {
};
function refuseLiteral(hostname, allowPrivate) {
  const address = hostname.replace(/^\[|\]$/g, "");
  const refusal = isIP(address) === 0 ? void 0 : refusalOf(address, allowPrivate);
  if (refusal !== void 0) throw new ForbiddenAddress(refusal);
}
function guardedLookup(allowPrivate) {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const [refusal] = found.flatMap(({ address }) => refusalOf(address, allowPrivate) ?? []);
      const [first] = found;
      if (refusal !== void 0 || first === void 0) callback(new ForbiddenAddress(refusal ?? "it has no address"), []);
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

// action-data-validate/src/fetch/web-request.ts
import { request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
async function sendRequest({ url, headers }, { allowPrivate, idle }) {
  refuseLiteral(url.hostname, allowPrivate);
  const send = url.protocol === "https:" ? requestEncrypted : requestPlain;
  return await new Promise((resolve, reject) => {
    const request2 = send(url, { agent: false, lookup: guardedLookup(allowPrivate), timeout: idle, headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "mlgate", ...headers } });
    request2.on("timeout", () => request2.destroy(new Error(`no byte came for ${idle / 1e3} s`)));
    request2.on("error", reject);
    request2.on("response", (response) => {
      request2.on("error", (error) => response.destroy(error));
      resolve(response);
    });
    request2.end();
  });
}

// action-data-validate/src/fetch/download.ts
var IDLE = 6e4;
var PAUSES = [1e3, 4e3, 16e3];
var MOST_REDIRECTS = 5;
async function download(name, ask, path, options) {
  return await tryOften(options, async () => await save(name, await request(name, ask(), options), path, options));
}
async function downloadText(name, ask, options = {}) {
  return await tryOften(options, async () => {
    const response = await request(name, ask(), options);
    return await text2(response).catch((error) => {
      throw new InfrastructureError([unreachable(name, `broke off (${reason(error)})`)], { cause: error });
    });
  });
}
async function tryOften({ pauses = PAUSES }, work) {
  for (const wait of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof InfrastructureError)) throw error;
      await pause(wait);
    }
  }
  return await work();
}
async function request(name, first, { idle = IDLE }) {
  let next = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const sameHost = next.url.host === first.url.host;
    const response = await sendRequest(next, { allowPrivate: sameHost, idle }).catch((error) => {
      if (error instanceof ForbiddenAddress) throw new ConfigError([refused(name, `cannot be used: ${error.message}`, "Name the address of a server that holds data.")], { cause: error });
      throw new InfrastructureError([unreachable(name, `cannot be reached (${reason(error)})`)], { cause: error });
    });
    const location = (response.statusCode ?? 0) >= 300 && (response.statusCode ?? 0) < 400 ? response.headers.location : void 0;
    if (location === void 0) return await accepted(name, response);
    response.destroy();
    next = redirected(name, next, location);
  }
  throw new ConfigError([refused(name, `redirects more than ${MOST_REDIRECTS} times`, "Name the address that it leads to.")]);
}
function redirected(name, { url, headers }, location) {
  const to = URL.canParse(location, url.href) ? new URL(location, url) : void 0;
  if (to === void 0 || !(to.protocol === "https:" || to.protocol === "http:" && url.protocol === "http:" && isLoopback(to.hostname)))
    throw new ConfigError([refused(name, `redirects to ${JSON.stringify(addressName(location))}, which is not encrypted`, "Name an address that stays on https://.")]);
  const harmless = Object.fromEntries(Object.entries(headers).filter(([header]) => header !== "authorization"));
  return { url: to, headers: to.origin === url.origin ? headers : harmless };
}
async function accepted(name, response) {
  const { statusCode: status = 0, headers } = response;
  if (status === 200) {
    if (/^text\/html\b/i.test(headers["content-type"] ?? "")) throw closing(response, new ConfigError([refused(name, "answers with a web page, not with data", "Name the address of the file itself; a page that asks to log in is none.")]));
    return response;
  }
  if (status === 429 || status === 408 || status >= 500) throw closing(response, new InfrastructureError([unreachable(name, `answered with the status ${status}`)]));
  const code = await errorCode(response);
  throw new ConfigError([refused(name, `answered with the status ${status}${code}`, ADVICE[status] ?? "Open the address yourself and see what it answers.")]);
}
var ADVICE = {
  401: "Give the step the credentials that read it; for s3:// the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
  403: "Give the step credentials that may read it (for s3:// in the variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION); a signed address may have expired.",
  404: "Check the address, and that an earlier step puts the file there.",
  301: "The bucket is in another region: set the variable AWS_REGION to it.",
  400: "For s3://, set the variable AWS_REGION to the region of the bucket."
};
async function errorCode(response) {
  let start = "";
  try {
    for await (const chunk of response) {
      start += String(chunk);
      if (start.length > 4096) break;
    }
  } catch {
    return "";
  }
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(start)?.[1];
  return code === void 0 ? "" : ` (${code})`;
}
async function save(name, response, path, { maxBytes }) {
  const { "content-length": length, "transfer-encoding": encoding, etag, "last-modified": modified, "x-amz-version-id": version } = response.headers;
  const announced = length === void 0 ? void 0 : Number(length);
  if (announced === void 0 && encoding !== "chunked") throw closing(response, new InfrastructureError([unreachable(name, "does not say how long it is, so that nobody could tell whether all of it came")]));
  const tooLarge = new ConfigError([refused(name, `has more than the ${maxBytes} bytes that may be downloaded`, "Raise the input max-download, or split the data over jobs of mode profile.")]);
  if (announced !== void 0 && announced > maxBytes) throw closing(response, tooLarge);
  let bytes = 0;
  const counter = new Transform({
    transform(chunk, _, next) {
      bytes += chunk.length;
      if (bytes > maxBytes) next(tooLarge);
      else next(null, chunk);
    }
  });
  await pipeline(response, counter, createWriteStream(path)).catch((error) => {
    if (error === tooLarge) throw tooLarge;
    if (codeOf(error) === "ENOSPC") throw new ConfigError([refused(name, `does not fit on the disk of this machine: it is full after ${bytes} bytes`, "Use a runner with a larger disk, or split the data over jobs of mode profile.")], { cause: error });
    throw new InfrastructureError([unreachable(name, `broke off after ${bytes}${announced === void 0 ? "" : ` of ${announced}`} bytes (${reason(error)})`)], { cause: error });
  });
  if (announced !== void 0 && bytes !== announced) throw new InfrastructureError([unreachable(name, `sent ${bytes} of ${announced} bytes`)]);
  return { bytes, ...etag === void 0 ? {} : { etag }, ...modified === void 0 ? {} : { modified }, ...typeof version === "string" ? { version } : {} };
}
function closing(response, error) {
  response.destroy();
  return error;
}
function reason(error) {
  return codeOf(error) ?? (error instanceof Error && error.message.startsWith("no byte") ? error.message : "the connection failed");
}
function codeOf(error) {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
function refused(name, what, fix) {
  return { code: "MLG-511", message: `The address ${JSON.stringify(name)} ${what}.`, where: name, fix };
}
function unreachable(name, what) {
  return refused(name, what, "Run the job again; if it stays so, see whether the runner reaches the address, or bring the file in an earlier step.");
}

// action-data-validate/src/fetch/glob-pattern.ts
function globPattern(pattern) {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => GLOB[part] ?? `\\${part}`);
  return new RegExp(`^${source}$`);
}
var GLOB = { "**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]" };

// action-data-validate/src/fetch/aws-signature.ts
import { createHash, createHmac } from "node:crypto";
var EMPTY = createHash("sha256").update("").digest("hex");
function signedHeaders(url, region, { accessKeyId, secretAccessKey, sessionToken }, now) {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const date = time.slice(0, 8);
  const headers = {
    host: url.host,
    "x-amz-content-sha256": EMPTY,
    "x-amz-date": time,
    ...sessionToken === void 0 ? {} : { "x-amz-security-token": sessionToken }
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}
`).join("");
  const request2 = ["GET", url.pathname, canonicalQuery(url), lines, names, EMPTY].join("\n");
  const scope = `${date}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", time, scope, createHash("sha256").update(request2).digest("hex")].join("\n");
  const key = [date, region, "s3", "aws4_request"].reduce((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  const signature = hmac(key, toSign).toString("hex");
  return { ...headers, authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}
function hmac(key, text3) {
  return createHmac("sha256", key).update(text3).digest();
}
function canonicalQuery({ searchParams }) {
  return [...searchParams].map(([name, value]) => `${encodeAws(name)}=${encodeAws(value)}`).sort().join("&");
}
function encodeAws(text3) {
  return encodeURIComponent(text3).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

// action-data-validate/src/fetch/s3.ts
function s3Access(variable) {
  const given = (...names) => names.map(variable).find((value) => value !== void 0 && value !== "");
  const [accessKeyId, secretAccessKey, sessionToken] = [given("AWS_ACCESS_KEY_ID"), given("AWS_SECRET_ACCESS_KEY"), given("AWS_SESSION_TOKEN")];
  const endpoint = given("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
  return {
    region: given("AWS_REGION", "AWS_DEFAULT_REGION") ?? "us-east-1",
    ...endpoint === void 0 ? {} : { endpoint },
    ...accessKeyId === void 0 || secretAccessKey === void 0 ? {} : { credentials: { accessKeyId, secretAccessKey, ...sessionToken === void 0 ? {} : { sessionToken } } }
  };
}
function objectRequest(access, bucket, key, now) {
  return signed(new URL(`${bucketUrl(access, bucket)}/${key.split("/").map(encodeAws).join("/")}`), access, now);
}
function listRequest(access, bucket, prefix, page, now) {
  const query = [["list-type", "2"], ["encoding-type", "url"], ["prefix", prefix], ...page === void 0 ? [] : [["continuation-token", page]]];
  return signed(new URL(`${bucketUrl(access, bucket)}/?${query.map(([name = "", value = ""]) => `${name}=${encodeAws(value)}`).join("&")}`), access, now);
}
function readListing(xml) {
  const keys = [...xml.matchAll(/<Contents>.*?<Key>([^<]*)<\/Key>/gs)].map(([, key = ""]) => decodeURIComponent(key.replaceAll("+", " ")));
  const next = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1];
  return { keys, ...next === void 0 ? {} : { next: next.replaceAll("&amp;", "&") } };
}
function signed(url, { region, credentials }, now) {
  return { url, headers: credentials === void 0 ? {} : signedHeaders(url, region, credentials, now) };
}
function bucketUrl({ region, endpoint }, bucket) {
  const host = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  if (endpoint !== void 0) return `${endpoint.replace(/\/+$/, "")}/${bucket}`;
  return bucket.includes(".") ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
}

// action-data-validate/src/fetch/fetch-files.ts
async function fetchFiles({ addresses, folder, maxBytes, ...options }, access) {
  const fetched = [];
  const problems = [];
  let [left, number, mendable] = [maxBytes, 0, true];
  for (const address of addresses) {
    const own = [];
    fetched.push(own);
    try {
      for (const { name, ask } of await sourcesOf(address, access, options)) {
        const path = join(folder, String(number++));
        const file = await download(name, ask, path, { ...options, maxBytes: left });
        own.push({ path, name, ...file });
        left -= file.bytes;
      }
    } catch (error) {
      if (!(error instanceof MlgateError)) throw error;
      problems.push(...error.problems);
      mendable &&= error instanceof ConfigError;
    }
  }
  const [first, ...rest] = problems;
  if (first !== void 0) throw mendable ? new ConfigError([first, ...rest]) : new InfrastructureError([first, ...rest]);
  return fetched;
}
async function sourcesOf(address, access, options) {
  if (address.kind === "web") return [{ name: address.name, ask: () => webRequest(address.url) }];
  const { bucket, key, name } = address;
  refuseOpenEndpoint(access);
  const object = (of) => ({ name: `s3://${bucket}/${of}`, ask: () => objectRequest(access, bucket, of, /* @__PURE__ */ new Date()) });
  if (!/[*?]/.test(key)) return [object(key)];
  const keys = await matchingKeys(address, access, options);
  if (keys.length === 0) throw new ConfigError([{
    code: "MLG-501",
    message: `No object matches the pattern ${JSON.stringify(name)}.`,
    where: name,
    fix: "Check the pattern, and that an earlier step puts the files there."
  }]);
  return keys.map(object);
}
async function matchingKeys({ bucket, key, name }, access, options) {
  const pattern = globPattern(key);
  const prefix = key.slice(0, key.search(/[*?]/));
  const found = [];
  for (let page, more = true; more; more = page !== void 0) {
    const from = page;
    const { keys, next } = readListing(await downloadText(name, () => listRequest(access, bucket, prefix, from, /* @__PURE__ */ new Date()), options));
    found.push(...keys.filter((candidate) => pattern.test(candidate)));
    page = next;
  }
  return found.sort();
}
function refuseOpenEndpoint({ endpoint }) {
  if (endpoint === void 0) return;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
  if (url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.hostname)) return;
  throw new ConfigError([{
    code: "MLG-511",
    message: "The endpoint of the variable AWS_ENDPOINT_URL is not encrypted: anybody on the way could change the data.",
    where: "AWS_ENDPOINT_URL",
    fix: "Name an endpoint with https://."
  }]);
}
function webRequest(text3) {
  const url = new URL(text3);
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  url.username = "";
  url.password = "";
  url.hash = "";
  return { url, headers: user === "" && password === "" ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` } };
}

// action-data-validate/src/fetch-process.ts
await answerJob((job) => fetchFiles(job, s3Access((name) => process.env[name])));
