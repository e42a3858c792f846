import type { TaskName } from '@mlgate/config'
import type { Truth } from '../scoring/scored.ts'
import { binary } from './binary.ts'
import { multiclass } from './multiclass.ts'
import { multilabel } from './multilabel.ts'
import { ranking } from './ranking.ts'
import { regression } from './regression.ts'
import type { Task } from './task.ts'

const ALL_TASKS: Record<TaskName, Task> = { binary, multiclass, multilabel, regression, ranking }

/** The task that the rows were read for. */
export function taskOf({ task }: Pick<Truth, 'task'>): Task {
  return ALL_TASKS[task]
}
