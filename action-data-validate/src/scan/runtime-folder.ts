import { ConfigError } from '@mlgate/problem'
import type { Runner } from '@mlgate/runner'

/**
 * Folder in which the action's first step installed the data engine.
 * @throws ConfigError MLG-103 when the action was started in another way
 */
export function runtimeFolder(runner: Runner): string {
  const folder = runner.environment('MLGATE_RUNTIME')
  if (folder !== undefined) return folder
  throw new ConfigError([{
    code: 'MLG-103', message: 'The variable MLGATE_RUNTIME does not say where the data engine is installed.', where: 'MLGATE_RUNTIME',
    fix: 'Use this action by its action.yml, which installs the engine first.'
  }])
}
