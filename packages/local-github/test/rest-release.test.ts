import { publishRelease } from '../src/publish-release.ts'
import { here, refusal, startWorld, type World } from './github.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const publish = (tag: string, files: Readonly<Record<string, Uint8Array>>) =>
  publishRelease(world.store, world.repository, world.server.blobs, { tag, files })

test('a release is found by its tag, slashes included, and hands out the bytes of its files', async () => {
  const bytes = Uint8Array.of(0, 255, 13, 10)
  await publish('model/v1', { 'baseline.zip': bytes })
  const { rest, request } = world.octokit({ contents: 'read' })
  const { data } = await rest.repos.getReleaseByTag({ ...here, tag: 'model/v1' })
  expect(data).toMatchObject({ tag_name: 'model/v1', draft: false, assets: [{ name: 'baseline.zip', size: 4 }] })
  const [asset] = data.assets
  expect(asset?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  const described = await rest.repos.getReleaseAsset({ ...here, asset_id: asset!.id })
  expect(described.data.browser_download_url).toMatch(/\/releases\/download\/model%2Fv1\/baseline\.zip$/)
  const { headers } = await request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
    ...here,
    asset_id: asset!.id,
    headers: { accept: 'application/octet-stream' },
    request: { redirect: 'manual' }
  })
  expect(new Uint8Array(await (await fetch(headers.location!)).arrayBuffer())).toEqual(bytes)
})

test('tags and files that are not there are not found, and a tag has one release', async () => {
  await publish('v1', {})
  const { rest } = world.octokit({ contents: 'read' })
  expect((await refusal(rest.repos.getReleaseByTag({ ...here, tag: 'v2' }))).status).toBe(404)
  expect((await refusal(rest.repos.getReleaseAsset({ ...here, asset_id: 1 }))).status).toBe(404)
  await expect(publish('v1', {})).rejects.toThrow('has a release already')
  expect((await rest.git.getRef({ ...here, ref: 'tags/v1' })).data.object.sha).toMatch(/^[0-9a-f]{40}$/)
})

test('a token without contents: read is refused', async () => {
  await publish('v1', {})
  const { rest } = world.octokit({ actions: 'read' })
  expect((await refusal(rest.repos.getReleaseByTag({ ...here, tag: 'v1' }))).status).toBe(403)
})
