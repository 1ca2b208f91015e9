import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { speechError, startSpeechSimulator } from '@eva/testing/speech-simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectClient } from '../test-client.ts'
import { PROCESS_MS, useProcesses } from '../test-process.ts'

const { folder, run, serve } = useProcesses()

describe('eva serve', { timeout: PROCESS_MS }, () => {
  it('says where she is and who answers and speaks, and ends with 0 when asked to', async () => {
    const server = await serve()
    await server.says(/brain {2}scripted \(built-in responder\): no other is set up/)
    await server.says(/voice {2}flite:slt, espeak:fr/)
    await server.says('"npx eva models"')
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  it('stops when the launcher that started her is killed', async () => {
    const server = await serve()
    server.child.disconnect()
    expect(await server.ended).toBe(0)
    expect(server.output()).toContain('Eva is stopping.')
  })

  it('keeps a conversation over a restart', async () => {
    const first = await serve()
    const body = JSON.stringify({ message: 'My name is Ada.', session_id: 'ada' })
    const headers = { 'content-type': 'application/json' }
    await (await fetch(`${first.address}/chat`, { method: 'POST', headers, body })).json()
    first.child.kill('SIGKILL')
    await first.ended
    const second = await serve()
    const question = JSON.stringify({ message: 'What is my name?', session_id: 'ada' })
    const answer = await fetch(`${second.address}/chat`, { method: 'POST', headers, body: question })
    expect(JSON.stringify(await answer.json())).toContain('Ada')
  })

  it('answers in the voice of the language it is spoken to', async () => {
    const server = await serve()
    const client = await connectClient(`${server.address.replace('http', 'ws')}/ws/chat`)
    client.send({ type: 'message', message: 'Hello, who are you?', speak: true })
    expect(await client.next('audio_start')).toMatchObject({ voice: 'flite:slt' })
    expect((await client.next('turn_end')).response).toContain('Eva')
    client.send({ type: 'message', message: 'Bonjour, comment vas-tu ?', speak: true })
    expect(await client.next('audio_start')).toMatchObject({ voice: 'espeak:fr' })
    expect(await client.next('turn_end')).toMatchObject({ status: 'completed' })
    const samples = client.frames.reduce((sum, frame) => sum + frame.pcm.length, 0)
    expect(samples).toBeGreaterThan(3 * 16_000)
    await client.close()
  })

  it.each([
    [{ EVA_PORT: 'x' }, 'EVA_PORT=x cannot be used; allowed: a whole number from 0 to 65535.'],
    [{ EVA_HOST: '0.0.0.0' }, 'set EVA_PASSWORD'],
    [{ EVA_LLM: 'groq' }, 'EVA_LLM names groq, which is not configured. Set GROQ_API_KEY.'],
    [
      { EVA_LOCAL_MODEL: '/nowhere/model.gguf' },
      'EVA_LOCAL_MODEL=/nowhere/model.gguf cannot be used: there is no such file; allowed: the path of a GGUF file',
    ],
    [{ EVA_LOCAL_MODEL: 'hf:nonsense' }, 'EVA_LOCAL_MODEL=hf:nonsense cannot be used: it is no name of a model'],
    [{ EVA_DATA_DIR: '/proc/eva' }, 'EVA_DATA_DIR=/proc/eva cannot be used: no folder can be made there; allowed:'],
    [{ EVA_DATA_DIR: process.execPath }, 'cannot be used: there is a file in its place; allowed: a folder'],
    [{ DATABASE_URL: 'postgres://eva:canary@db/eva' }, 'DATABASE_URL=(hidden) cannot be used; allowed:'],
    [{ EVA_STT: 'whisper' }, 'EVA_STT=whisper cannot be used; allowed: auto'],
    [{ EVA_HOST: '203.0.113.7', EVA_PASSWORD: 'p' }, 'EVA_HOST=203.0.113.7 cannot be used: it is not this machine'],
  ])('does not start with %j, and says why in one line', async (environment, reason) => {
    const server = run(['serve'], environment)
    expect(await server.ended).toBe(1)
    expect(server.output()).toContain(reason)
    expect(server.output().trim().split('\n')).toHaveLength(1)
    expect(server.output()).not.toContain('canary')
  })

  it('names the way out when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const server = run(['serve'], { EVA_PORT: `${port}` })
    expect(await server.ended).toBe(1)
    expect(server.output().trim()).toBe(
      `EVA_PORT=${port} cannot be used: the port is taken (is Eva already running?); allowed: a free port, as in EVA_PORT=${port + 1}, or EVA_PORT=0 for any.`,
    )
  })

  it('refuses a file that is no model without a byte of it', async () => {
    const file = join(folder(), 'model.gguf')
    await writeFile(file, Buffer.concat([Buffer.from('\u007fELF\u001b[31mcanary'), Buffer.alloc(4_000, 0xfe)]))
    const server = run(['serve'], { EVA_LOCAL_MODEL: file })
    expect(await server.ended).toBe(1)
    expect(server.output().trim()).toBe(
      `EVA_LOCAL_MODEL=${file} cannot be used: the file is not GGUF; allowed: the path of a GGUF file, or hf:user/repository:quantisation.`,
    )
  })

  it('starts without a model that is damaged inside, and says so in plain letters', async () => {
    const file = join(folder(), 'damaged.gguf')
    // One tensor, one key, and then nothing that makes sense.
    const head = Buffer.from('GGUF\u0003\0\0\0\u0001\0\0\0\0\0\0\0\u0001\0\0\0\0\0\0\0')
    await writeFile(file, Buffer.concat([head, Buffer.alloc(4_000, 0xfe)]))
    const server = await serve({ EVA_LOCAL_MODEL: file })
    await server.says(/! local is not available: The model .*damaged\.gguf could not be loaded: /)
    const health = JSON.stringify(await (await fetch(`${server.address}/health`)).json())
    expect(health).toContain('"status":"degraded"')
    expect(health).toContain('"local":{"ok":false')
    server.child.kill('SIGTERM')
    await server.ended
    expect(server.output()).not.toMatch(/[^\n\x20-\x7e·–—’]|node-llama-cpp/)
  })

  it('lets no secret and nothing that was said into its logs', async () => {
    const secret = 'canary-key-5f1e'
    // It lists its models, and then repeats the key in every refusal.
    const speech = await startSpeechSimulator({ replyTo: () => speechError(400, `The key ${secret} may not speak`) })
    onTestFinished(speech.close)
    const server = await serve({
      EVA_LOG_LEVEL: 'debug',
      EVA_PASSWORD: secret,
      EVA_API_KEY: secret,
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      OPENAI_API_KEY: secret,
      OPENAI_MODEL: 'm',
      EVA_TTS: 'openai',
      TTS_BASE_URL: speech.baseUrl,
      TTS_API_KEY: secret,
    })
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }
    const body = JSON.stringify({ message: 'canary-words-77a2' })
    const answer = await (await fetch(`${server.address}/chat`, { method: 'POST', headers, body })).text()
    const said = { method: 'POST', headers, body: JSON.stringify({ text: 'canary-words-77a2', voice: 'openai:nova' }) }
    const refusal = await (await fetch(`${server.address}/tts`, said)).text()
    expect(refusal).toContain('The key [redacted] may not speak')
    const health = await (await fetch(`${server.address}/health`, { headers })).text()
    server.child.kill('SIGTERM')
    await server.ended
    expect(answer + refusal + health + server.output()).not.toContain(secret)
    expect(server.output()).not.toContain('canary-words')
  })
})

describe('eva chat', { timeout: PROCESS_MS }, () => {
  it('reads from a pipe, answers each line, and remembers what was said', async () => {
    const talk = run(['chat'], {}, 'My name is Ada.\nWhat is my name?\n')
    expect(await talk.ended).toBe(0)
    const answers = talk.output().split('eva › ')
    expect(answers).toHaveLength(3)
    expect(answers[2]).toContain('Ada')
  })

  it('leaves without a trace of what she was still preparing', async () => {
    const talk = run(['chat'], { EVA_LOG_LEVEL: 'debug' }, 'Hello\n')
    expect(await talk.ended).toBe(0)
    expect(talk.output()).not.toContain('rehearsal')
    expect(talk.output()).not.toContain('was closed')
  })

  it('says what to do when nobody answers at the address', async () => {
    const talk = run(['chat', '--url', 'http://127.0.0.1:9'])
    expect(await talk.ended).toBe(1)
    expect(talk.output()).toContain('No Eva answers at http://127.0.0.1:9. Start one with "npm start".')
  })
})

describe('eva say and eva voices', { timeout: PROCESS_MS }, () => {
  it('writes a WAV by the voice of the text’s language, or by the one asked for', async () => {
    const file = join(folder(), 'hello.wav')
    const asked = run(['say', 'Hello there.', '--voice', 'flite:rms', '--out', join(folder(), 'asked.wav')])
    const said = run(['say', 'Bonjour', 'tout', 'le', 'monde.', '--out', file])
    expect(await said.ended).toBe(0)
    expect(said.output()).toMatch(/hello\.wav: \d+\.\d s by espeak:fr/)
    const wav = await readFile(file)
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF')
    expect(wav.readUInt32LE(40)).toBe(wav.byteLength - 44)
    expect(await asked.ended).toBe(0)
    expect(asked.output()).toContain('by flite:rms')
  })

  it('says in one line where it cannot write', async () => {
    const refused = run(['say', 'hi', '--out', folder()])
    expect(await refused.ended).toBe(1)
    expect(refused.output().trim()).toMatch(
      /^--out .* cannot be written: EISDIR.*Name a file in a folder that is there\.$/,
    )
  })

  it('refuses a voice and a speed that there are not', async () => {
    const voice = run(['say', 'hi', '--voice', 'nobody', '--out', 'x.wav'])
    const speed = run(['say', 'hi', '--speed', '9'])
    expect(await voice.ended).toBe(1)
    expect(voice.output().trim()).toBe('There is no voice "nobody". "npx eva voices" lists those there are.')
    expect(await speed.ended).toBe(1)
    expect(speed.output()).toContain('allowed: 0.25 to 4')
  })

  it('lists the voices of a language', async () => {
    const listed = run(['voices', '--language', 'fr'])
    const json = run(['voices', '--language', 'en', '--json'])
    expect(await listed.ended).toBe(0)
    expect(listed.output().split('\n')[0]).toMatch(/^espeak:fr\b/)
    expect(await json.ended).toBe(0)
    expect(JSON.parse(json.output())[0]).toMatchObject({ id: 'flite:slt', installed: true })
  })
})

describe('a command that there is not', { timeout: PROCESS_MS }, () => {
  it.each([
    [['dance'], 'There is no command "npx eva dance". There are serve, chat, say, voices, ears, models'],
    [['serve', 'faster'], 'There is no command "npx eva faster".'],
    [['models', 'dance'], 'There is no command "npx eva models dance". There are list, pull, remove, use'],
    [['say'], "missing required argument 'text'"],
    [['chat', '--loud'], "unknown option '--loud'"],
  ])('ends %j with a word of help and 2', async (args, message) => {
    const wrong = run(args)
    expect(await wrong.ended).toBe(2)
    expect(wrong.output()).toContain(message)
    expect(wrong.output()).not.toContain('Eva is ready')
  })

  it('is not what asks for help or the version', async () => {
    expect(await Promise.all(['--help', '--version'].map((flag) => run([flag]).ended))).toEqual([0, 0])
  })
})
