import { Command, CommanderError } from 'commander'
import { version } from '../version.ts'
import { explain } from './explain.ts'

const print = (line: string): void => console.log(line)

/** What a command exits with that was not understood, as shells do. */
const MISUSED = 2

// Before the commands are added: they take it over.
const program = new Command('eva')
  .exitOverride()
  .description('A voice companion that runs on your own machine.')
  .version(version)

/** A command that is also meant when none is named gets what was taken for one. */
function refuseWords({ args }: Command, of: Command): void {
  const [word] = args
  if (word === undefined) return
  const names = of.commands.map((command) => command.name()).join(', ')
  const full = of.parent === null ? 'npx eva' : `npx eva ${of.name()}`
  of.error(`There is no command "${full} ${word}". There are ${names}; "${full} --help" says more.`)
}

program
  .command('serve', { isDefault: true })
  .description('start the server and the pages')
  .option('--lan', 'listen in your network too, by HTTPS, for your phone')
  .option('--ask-password', 'ask here for the password that whoever comes from there gives')
  .allowExcessArguments()
  .action(async (options: { lan?: boolean; askPassword?: boolean }, command: Command) => {
    refuseWords(command, program)
    await (await import('./serve.ts')).serve(options, print)
  })

program
  .command('chat')
  .description('talk in the terminal; Ctrl-C interrupts her, twice leaves')
  .option('--url <address>', 'a running Eva; by default one is started for the talk')
  .action(async ({ url }: { url?: string }) => (await import('./chat.ts')).chat(url ?? null))

program
  .command('say')
  .description('say a text, to the loudspeaker or into a file')
  .argument('<text...>', 'what to say')
  .option('--voice <id>', 'a voice of "eva voices"; by default the voice of the text’s language')
  .option('--speed <factor>', '1 is the voice’s own pace', '1')
  .option('--pitch <factor>', '1 is the voice’s own pitch, 2 an octave above', '1')
  .option('--out <file>', 'write a WAV file instead of playing it')
  .action(async (words: string[], options: { voice?: string; speed: string; pitch: string; out?: string }) =>
    (await import('./say.ts')).say(words.join(' '), options, print),
  )

const voices = program.command('voices').description('the voices that she can speak with')
voices
  .command('list', { isDefault: true })
  .description('those that are here, and those that can be fetched')
  .option('--language <tag>', 'only those that speak it, such as fr')
  .option('--json', 'as JSON, with everything that is known')
  .allowExcessArguments()
  .action(async (options: { language?: string; json?: boolean }, command: Command) => {
    refuseWords(command, voices)
    await (await import('./voices.ts')).listVoices(options, print)
  })
voices
  .command('pull')
  .description('fetch a voice; Ctrl-C stops, and the same command goes on')
  .argument('<voice>', 'a voice of the list')
  .action(async (name: string) => (await import('./voices.ts')).pullVoice(name, print))
voices
  .command('remove')
  .description('remove a voice that was fetched, or what has come of it')
  .argument('<voice>', 'a voice of the list')
  .action(async (name: string) => (await import('./voices.ts')).removeVoice(name, print))
voices
  .command('use')
  .description('speak a language with a voice from now on')
  .argument('<voice>', 'a voice of the list that is here, or "default"')
  .option('--language <tag>', 'by default the voice’s main language')
  .action(async (name: string, options: { language?: string }) =>
    (await import('./voices.ts')).useVoice(name, options, print),
  )

const ears = program.command('ears').description('the ears that she can listen with')
ears
  .command('list', { isDefault: true })
  .description('those that are here, and those that can be fetched')
  .option('--json', 'as JSON, with everything that is known')
  .allowExcessArguments()
  .action(async (options: { json?: boolean }, command: Command) => {
    refuseWords(command, ears)
    await (await import('./ears.ts')).listEars(options, print)
  })
ears
  .command('pull')
  .description('fetch an ear; Ctrl-C stops, and the same command goes on')
  .argument('<ear>', 'an ear of the list')
  .action(async (name: string) => (await import('./ears.ts')).pullEar(name, print))
ears
  .command('remove')
  .description('remove an ear that was fetched, or what has come of it')
  .argument('<ear>', 'an ear of the list')
  .action(async (name: string) => (await import('./ears.ts')).removeEar(name, print))

const models = program.command('models').description('the models that she can think with on this machine')
models
  .command('list', { isDefault: true })
  .description('what there is, what is here, and what fits this machine')
  .option('--json', 'as JSON, with everything that is known')
  .allowExcessArguments()
  .action(async (options: { json?: boolean }, command: Command) => {
    refuseWords(command, models)
    await (await import('./models.ts')).listModels(options, print)
  })
models
  .command('pull')
  .description('fetch a model; Ctrl-C stops, and the same command goes on')
  .argument('<model>', 'a model of the list, or hf:user/repository:Q4_K_M')
  .action(async (name: string) => (await import('./models.ts')).pullModel(name, print))
models
  .command('remove')
  .description('remove a model, or what has come of it')
  .argument('<model>', 'a model of the list')
  .action(async (name: string) => (await import('./models.ts')).removeModel(name, print))
models
  .command('use')
  .description('think with a model')
  .argument('<model>', 'a model of the list that is here')
  .action(async (name: string) => (await import('./models.ts')).chooseModel(name, print))

program
  .command('doctor')
  .description('look at every part: what works, in how many ms, and what to do; exit code 1 when something is bad')
  .option('--json', 'as JSON, with everything that was found')
  .option('--lang <language>', 'en or fr; by default that of the terminal')
  .option('--url <address>', 'a running Eva; by default the one of the configuration, or her parts when none runs')
  .action(async (options: { json?: boolean; lang?: string; url?: string }) => {
    process.exitCode = await (await import('./doctor.ts')).doctor(options, print)
  })

program
  .command('check')
  .description('review her from outside: 50 points, with every figure; "eva check --help" lists the options')
  .helpOption(false)
  .allowUnknownOption()
  .allowExcessArguments()
  .action(async (_options: unknown, { args }: Command) => {
    process.exitCode = await (await import('./check.ts')).check(args)
  })

try {
  await program.parseAsync()
} catch (thrown) {
  // The library has said what it is about.
  if (thrown instanceof CommanderError) process.exit(thrown.exitCode === 0 ? 0 : MISUSED)
  console.error(explain(thrown))
  process.exit(1)
}
