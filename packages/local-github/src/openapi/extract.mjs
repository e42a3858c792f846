// Cuts the operations this server answers, and the schemas they need, out of GitHub's OpenAPI description.
//
//   npm install --prefix /tmp/openapi --ignore-scripts @octokit/openapi@23.0.2      (385 MB, only for this)
//   node src/openapi/extract.mjs /tmp/openapi/node_modules/@octokit/openapi
//
// Writes `description.json` beside this file: JSON Schema instead of OpenAPI's dialect, without prose and examples.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const OPERATIONS = `
  actions/cancel-workflow-run actions/create-workflow-dispatch actions/delete-artifact actions/download-artifact
  actions/download-job-logs-for-workflow-run actions/force-cancel-workflow-run actions/get-artifact
  actions/get-job-for-workflow-run actions/get-repo-variable actions/get-workflow actions/get-workflow-run
  actions/list-artifacts-for-repo actions/list-jobs-for-workflow-run actions/list-repo-variables
  actions/list-repo-workflows
  actions/list-workflow-run-artifacts actions/list-workflow-runs actions/list-workflow-runs-for-repo
  apps/list-repos-accessible-to-installation
  checks/create checks/get checks/list-annotations checks/list-for-ref checks/update
  git/create-ref git/delete-ref git/get-ref git/list-matching-refs git/update-ref
  issues/create-comment issues/delete-comment issues/get-comment issues/list-comments issues/update-comment
  pulls/create pulls/get pulls/list pulls/list-commits pulls/list-files pulls/merge pulls/update
  rate-limit/get
  repos/compare-commits-with-basehead repos/create-commit-status repos/create-deployment repos/create-deployment-status
  repos/create-or-update-environment repos/create-or-update-file-contents repos/get repos/get-all-environments
  repos/get-branch repos/get-combined-status-for-ref repos/get-commit repos/get-content repos/get-deployment
  repos/get-deployment-status repos/get-environment repos/list-branches repos/list-commit-statuses-for-ref
  repos/list-commits repos/list-deployment-statuses repos/list-deployments
  repos/list-pull-requests-associated-with-commit
  repos/get-release-by-tag repos/get-release-asset
  users/get-authenticated
`
  .trim()
  .split(/\s+/)

const PROSE = new Set([
  'description',
  'example',
  'examples',
  'title',
  'summary',
  'externalDocs',
  'deprecated',
  'default',
  'readOnly'
])
const NAMES = new Set(['properties', 'patternProperties'])
const METHODS = ['get', 'post', 'put', 'patch', 'delete']

const [source = '/tmp/openapi/node_modules/@octokit/openapi'] = process.argv.slice(2)
const api = JSON.parse(await readFile(join(source, 'generated', 'api.github.com.json'), 'utf8'))
const reference = (pointer) =>
  pointer
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], api)
const dereferenced = (node) => ('$ref' in node ? reference(node.$ref) : node)

const needed = new Set()

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references point into `schemas`, prose goes. */
function schemaOf(node) {
  if (Array.isArray(node)) return node.map(schemaOf)
  if (node === null || typeof node !== 'object') return node
  if (typeof node.$ref === 'string') {
    const name = node.$ref.split('/').at(-1)
    needed.add(name)
    return { $ref: `#/schemas/${name}` }
  }
  const { nullable, ...rest } = node
  const schema = {}
  for (const [key, value] of Object.entries(rest)) {
    if (PROSE.has(key) || key.startsWith('x-')) continue
    schema[key] = NAMES.has(key)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, schemaOf(each)]))
      : schemaOf(value)
  }
  return nullable === true ? orNull(schema) : schema
}

function orNull(schema) {
  const simple = typeof schema.type === 'string' && !('allOf' in schema || 'anyOf' in schema || 'oneOf' in schema)
  if (!simple) return { anyOf: [schema, { type: 'null' }] }
  const values = schema.enum === undefined || schema.enum.includes(null) ? {} : { enum: [...schema.enum, null] }
  return { ...schema, type: [schema.type, 'null'], ...values }
}

/** A path parameter that may be any text says no more than the path itself. */
const saysMore = ({ in: place, schema }) =>
  place === 'query' || (place === 'path' && JSON.stringify(schemaOf(schema)) !== '{"type":"string"}')

const json = (content) => content?.['application/json']?.schema

function operationOf(method, path, operation, shared) {
  const parameters = [...shared, ...(operation.parameters ?? [])].map(dereferenced)
  const body = operation.requestBody === undefined ? undefined : dereferenced(operation.requestBody)
  const responses = Object.entries(operation.responses).map(([status, response]) => [
    status,
    json(dereferenced(response).content)
  ])
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    documentation: operation.externalDocs?.url ?? '',
    ...(parameters.some((each) => each['x-multi-segment'])
      ? { multiSegment: parameters.find((each) => each['x-multi-segment']).name }
      : {}),
    parameters: parameters.filter(saysMore).map((each) => ({
      name: each.name,
      in: each.in,
      ...(each.required === true ? { required: true } : {}),
      schema: schemaOf(each.schema)
    })),
    ...(json(body?.content) === undefined
      ? {}
      : { body: schemaOf(json(body.content)), bodyRequired: body.required === true }),
    responses: Object.fromEntries(
      responses
        .filter(([status]) => status < 400)
        .map(([status, schema]) => [status, schema === undefined ? null : schemaOf(schema)])
    )
  }
}

const operations = Object.entries(api.paths)
  .flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => [method, path, item[method], item.parameters ?? []])
  )
  .filter(([, , operation]) => OPERATIONS.includes(operation.operationId))
  .map((found) => operationOf(...found))
const absent = OPERATIONS.filter((id) => !operations.some((operation) => operation.id === id))
if (absent.length > 0) throw new Error(`not in the description: ${absent.join(', ')}`)

const schemas = {}
for (let [name] = needed; name !== undefined; [name] = needed) {
  needed.delete(name)
  schemas[name] = schemaOf(api.components.schemas[name])
  for (const known of Object.keys(schemas)) needed.delete(known)
}
const licence = await readFile(join(source, 'LICENSE'), 'utf8')
const lines = (values, write) => values.map(write).join(',\n')
const operationLines = lines(
  operations.sort((one, other) => one.id.localeCompare(other.id)),
  (operation) => JSON.stringify(operation)
)
const schemaLines = lines(
  Object.keys(schemas).sort(),
  (name) => `${JSON.stringify(name)}:${JSON.stringify(schemas[name])}`
)
const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
const text = `{"source":"@octokit/openapi ${version}, cut by extract.mjs",
"licence":${JSON.stringify(licence)},
"operations":[
${operationLines}
],"schemas":{
${schemaLines}
}}
`
await writeFile(join(import.meta.dirname, 'description.json'), text)
console.log(
  `${operations.length} operations, ${Object.keys(schemas).length} schemas, ${(text.length / 1000).toFixed(0)} kB`
)
