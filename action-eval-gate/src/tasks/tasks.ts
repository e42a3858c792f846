import type { TaskName } from '@mlgate/config'
import type { Truth } from '../scored.ts'
import { binary } from './binary.ts'
import type { Task } from './task.ts'

export const ALL_TASKS: Partial<Record<TaskName, Task>> = { binary }

/** The task that the rows were read for. */
export function taskOf({ task }: Pick<Truth, 'task'>): Task {
  const found = ALL_TASKS[task]
  if (found === undefined) throw new TypeError(`there is no task ${task}`)
  return found
}
