import type { ChatMessage } from '@eva/core'
import { makeTinyModel, readChatTemplates } from '@eva/testing/models'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatFormatOf } from './chat-format.ts'
import { type LoadedModel, loadModel } from './load-model.ts'
import { createPromptMaker, type PromptMaker } from './prompt-maker.ts'

const QUESTION = 'What is the sea?'
const MESSAGES: readonly ChatMessage[] = [
  { role: 'system', content: 'You are Eva.' },
  { role: 'user', content: QUESTION },
]
const IM = '<|im_end|>\n<|im_start|>assistant\n'

/** Templates of published models, and what they set between the question and the answer. */
const BEFORE_ANSWER: Readonly<Record<string, string>> = {
  'Qwen-Qwen2.5-7B-Instruct': IM,
  'Qwen-Qwen3-0.6B': `${IM}<think>\n\n</think>\n\n`,
  'Qwen3.5-4B': `${IM}<think>\n\n</think>\n\n`,
  'HuggingFaceTB-SmolLM3-3B': `${IM}<think>\n\n</think>\n`,
  'deepseek-ai-DeepSeek-R1-Distill-Qwen-32B': '<｜Assistant｜><think></think>',
  'google-gemma-2-2b-it': '<end_of_turn>\n<start_of_turn>model\n',
  'google-gemma-4-31B-it': '<turn|>\n<|turn>model\n<|channel>thought\n<channel|>',
  'openai-gpt-oss-120b': '<|end|><|start|>assistant<|channel|>final<|message|>',
  'mistralai-Ministral-3-14B-Reasoning-2512': '[/INST][THINK][/THINK]',
}
const LOAD_LIMIT_MS = 180_000

let loaded: LoadedModel
let templates: ReadonlyMap<string, string>
beforeAll(async () => {
  const modelPath = await makeTinyModel()
  loaded = await loadModel({ modelPath, roomTokens: 512, gpu: false, onLoadProgress: () => {}, onLog: () => {} })
  templates = await readChatTemplates(Object.keys(BEFORE_ANSWER))
}, LOAD_LIMIT_MS)
afterAll(async () => loaded.llama.dispose())

/** What the model reads, marks included. */
function spelled(prompts: PromptMaker, messages: readonly ChatMessage[], answerSoFar?: string): string {
  return loaded.model.detokenize([...prompts.prompt(messages, answerSoFar).tokens], true)
}

describe('the prompt', () => {
  it.each(Object.entries(BEFORE_ANSWER))(
    'lets a model with the template of %s answer at once, and go on with an answer',
    (name, marks) => {
      const prompts = createPromptMaker(loaded.model, chatFormatOf(loaded.model, templates.get(name)))
      expect(spelled(prompts, MESSAGES).split(QUESTION)).toEqual([expect.any(String), marks])
      expect(spelled(prompts, MESSAGES, 'It is blue,').split(QUESTION).at(-1)).toBe(`${marks}It is blue,`)
    },
    LOAD_LIMIT_MS,
  )

  it.each(Object.keys(BEFORE_ANSWER))(
    'tells a model with the template of %s what it began the conversation with',
    (name) => {
      const prompts = createPromptMaker(loaded.model, chatFormatOf(loaded.model, templates.get(name)))
      const greeted: readonly ChatMessage[] = [
        { role: 'system', content: 'You are Eva.' },
        { role: 'assistant', content: 'Well met at the harbour!' },
        { role: 'user', content: QUESTION },
      ]
      const [before, greeting] = [spelled(prompts, greeted).split(QUESTION)[0] ?? '', 'Well met at the harbour!']
      expect(before).toMatch(/You are Eva\..*Well met at the harbour!/s)
      expect(before.split(greeting)).toHaveLength(2)
    },
    LOAD_LIMIT_MS,
  )

  it('ends with the last word of what was said: the model writes the blank itself, but not the line break', () => {
    const prompts = createPromptMaker(loaded.model)
    expect(spelled(prompts, MESSAGES, 'It is blue, ')).toMatch(/It is blue,$/)
    expect(spelled(prompts, MESSAGES, 'It is:\n')).toMatch(/It is:\n$/)
  })

  it('begins with the same tokens whether or not something was said', () => {
    const prompts = createPromptMaker(loaded.model)
    const { tokens } = prompts.prompt(MESSAGES)
    expect(prompts.prompt(MESSAGES, 'It is blue,').tokens.slice(0, tokens.length)).toEqual(tokens)
  })
})
