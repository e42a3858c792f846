/** How many nodes of a model ran where. */
export type NodePlacement = Readonly<Record<string, number>>

/**
 * Counts the nodes by the execution provider that ran them, from a profile of ONNX Runtime (JSON in Chrome's trace format).
 * A node that ran often counts once. Throws `TypeError` for anything else than such a profile.
 */
export function placementOf(profile: string): NodePlacement {
  const events = JSON.parse(profile) as unknown
  if (!Array.isArray(events)) throw new TypeError('the profile is no list of events')
  const providers = new Map(events.flatMap(providerOf))
  const counts: Record<string, number> = {}
  for (const provider of providers.values()) counts[provider] = (counts[provider] ?? 0) + 1
  return counts
}

/** `41 of 41 nodes on CUDAExecutionProvider`. */
export function placementWords(placement: NodePlacement, provider: string): string {
  const all = Object.values(placement).reduce((total, count) => total + count, 0)
  return `${placement[provider] ?? 0} of ${all} nodes on ${provider}`
}

interface ProfileEvent {
  readonly cat?: unknown
  readonly name?: unknown
  readonly args?: { readonly provider?: unknown; readonly node_index?: unknown } | null
}

function providerOf(event: unknown): readonly (readonly [node: string, provider: string])[] {
  const { cat, name, args } = (event ?? {}) as ProfileEvent
  const provider = args?.provider
  return cat === 'Node' && typeof name === 'string' && name.endsWith('_kernel_time') && typeof provider === 'string'
    ? [[`${String(args?.node_index)} ${name}`, provider]]
    : []
}
