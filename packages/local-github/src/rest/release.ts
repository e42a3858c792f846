import type { Release, ReleaseAsset, Repository } from '../store.ts'
import { found, type Handlers, ok, redirect, type Site } from './call.ts'
import { nodeId } from './node-id.ts'
import { apiUrl, htmlUrl } from './repository.ts'
import { viewUser } from './user.ts'

const OCTETS = 'application/octet-stream'

function viewAsset(site: Site, repository: Repository, { tag, author }: Release, asset: ReleaseAsset): Record<string, unknown> {
  const { id, name, sizeInBytes, digest, createdAt } = asset
  return {
    id,
    node_id: nodeId('ReleaseAsset', id),
    name,
    label: null,
    state: 'uploaded',
    content_type: OCTETS,
    size: sizeInBytes,
    digest,
    download_count: 0,
    created_at: createdAt,
    updated_at: createdAt,
    url: `${apiUrl(site, repository)}/releases/assets/${id}`,
    browser_download_url: `${htmlUrl(site, repository)}/releases/download/${encodeURIComponent(tag)}/${name}`,
    uploader: viewUser(site, author)
  }
}

function viewRelease(site: Site, repository: Repository, release: Release): Record<string, unknown> {
  const { id, tag, author, createdAt, assets } = release
  const url = `${apiUrl(site, repository)}/releases/${id}`
  return {
    id,
    node_id: nodeId('Release', id),
    tag_name: tag,
    target_commitish: repository.defaultBranch,
    name: tag,
    body: '',
    draft: false,
    prerelease: false,
    created_at: createdAt,
    published_at: createdAt,
    url,
    html_url: `${htmlUrl(site, repository)}/releases/tag/${encodeURIComponent(tag)}`,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: `${apiUrl(site, repository)}/tarball/${encodeURIComponent(tag)}`,
    zipball_url: `${apiUrl(site, repository)}/zipball/${encodeURIComponent(tag)}`,
    author: viewUser(site, author),
    assets: assets.map((asset) => viewAsset(site, repository, release, asset))
  }
}

export const releases: Handlers = {
  'repos/get-release-by-tag': (call) => {
    const { site, repository } = call
    return ok(viewRelease(site, repository, found(repository.releases.find(({ tag }) => tag === call.path('tag')))))
  },

  /** Described as JSON; for the media type of bytes the answer is their signed address. */
  'repos/get-release-asset': (call) => {
    const { site, repository, accept, blobs } = call
    const wanted = call.id('asset_id')
    const release = found(repository.releases.find(({ assets }) => assets.some((asset) => asset.id === wanted)))
    const asset = found(release.assets.find((each) => each.id === wanted))
    return accept.includes(OCTETS)
      ? redirect(blobs.downloadUrl(asset.blob, { contentType: OCTETS, filename: asset.name }))
      : ok(viewAsset(site, repository, release, asset))
  }
}
