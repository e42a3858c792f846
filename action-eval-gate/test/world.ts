import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ActionEvent, type ActionResult, type Artifact, type Repository, runAction } from '@mlgate/local-github'
import type { LocalAction } from './local-action.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Puts files into a folder. */
export const write = (files: Files) => async (folder: string): Promise<void> => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

/** A repository, and what people and the action do in it. */
export class World {
  readonly repository: Repository
  private readonly place: LocalAction

  constructor(place: LocalAction, repository: Repository) {
    this.place = place
    this.repository = repository
  }

  push(files: Files, branch = 'main', base = 'main'): Promise<string> {
    return this.place.github.push(this.repository, { branch, base, message: `Change ${Object.keys(files).join(', ')}`, change: write(files) })
  }

  run(event: ActionEvent, inputs: Readonly<Record<string, string>> = {}, workspace?: string): Promise<ActionResult> {
    return runAction(this.place.github, { action: this.place.action, repository: this.repository, event, inputs: { 'status-context': '', ...inputs }, ...(workspace === undefined ? {} : { workspace }) })
  }

  record(branch = 'main'): Promise<ActionResult> {
    return this.run({ name: 'push', branch }, { mode: 'record' })
  }

  accept(inputs: Readonly<Record<string, string>> = { reason: 'The new sensor is worth it' }): Promise<ActionResult> {
    return this.run({ name: 'workflow_dispatch' }, { mode: 'accept', ...inputs })
  }

  async propose(files: Files, base = 'main', inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> {
    const head = `change-${this.repository.nextNumber}`
    await this.push(files, head, base)
    const { number } = await this.place.github.openPullRequest(this.repository, { title: head, head })
    return this.run({ name: 'pull_request', number }, inputs)
  }

  /** Of the newest run that left one. */
  get baseline(): Artifact {
    const found = this.repository.artifacts.filter(({ name }) => name === 'mlgate-baseline').at(-1)
    if (found === undefined) throw new Error('nothing was recorded')
    return found
  }

  get comment(): string {
    return this.repository.comments.at(-1)?.body ?? ''
  }
}

let repositories = 0

/** A fresh repository that holds the files. */
export async function createWorld(place: LocalAction, files: Files): Promise<World> {
  const made = new World(place, await place.github.createRepository({ owner: 'acme', name: `birds-${++repositories}` }))
  await made.push(files)
  return made
}
