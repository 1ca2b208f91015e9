import { describeEar, type EarUnderTest } from '@eva/testing/ear-contract'
import { sayTones, type ToneWord } from '@eva/testing/ear-model'
import { createSherpaEar } from './index.ts'
import { toneEars } from './test-ears.ts'

const says = (...words: ToneWord[]): EarUnderTest['utterances'][number] => ({
  samples: sayTones(words),
  language: 'en',
  isUnderstood: (text) => text === words.join(' '),
})

const open = (streaming: boolean) => async (): Promise<EarUnderTest> => {
  const folder = await toneEars()
  const models = [await folder.write('tone', { streaming })]
  return {
    ear: createSherpaEar({ models: () => models }),
    id: 'sherpa:tone',
    utterances: [says('low', 'high', 'low'), says('high', 'high'), says('low')],
    dispose: folder.dispose,
  }
}

describeEar('sherpa with the tone ear', open(false))
describeEar('sherpa with the tone ear that hears along', open(true))
