import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { missingSections, requireModelCard } from '../src/model/model-card.ts'
import { scratch } from './bundle.ts'

const CARD = `# Birdstrike model

## Intended use of the model ##
Warn airports.

### Not intended
Anything else.

## Limitations
<!-- none yet -->

## Training data
### Sources
FAA.

\`\`\`
## Evaluation
not a heading
\`\`\`
`

test('sections are found by their words, and must say something', () => {
  expect(missingSections(CARD, ['intended use', 'Training Data', 'Not intended'])).toEqual([])
  expect(missingSections(CARD, ['Limitations', 'Evaluation', 'Ethics'])).toEqual([
    'The section "Limitations" of the model card is empty.', 'The model card has no section "Evaluation".', 'The model card has no section "Ethics".'
  ])
})

test('everything that is missing is told at once, and so is a card that is not there', async () => {
  const place = await scratch()
  const path = join(place.folder, 'MODEL_CARD.md')
  await expect(requireModelCard(path, 'MODEL_CARD.md', ['Limitations'])).rejects.toMatchObject({ problems: [{ code: 'MLG-606', message: 'The model card does not exist.' }] })
  await writeFile(path, CARD)
  await expect(requireModelCard(path, 'MODEL_CARD.md', ['Limitations', 'Ethics'])).rejects.toMatchObject({ problems: [{ where: 'MODEL_CARD.md' }, { code: 'MLG-606' }] })
  await requireModelCard(path, 'MODEL_CARD.md', ['Intended use'])
  await place.remove()
})
