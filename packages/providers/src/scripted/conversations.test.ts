import { describe, expect, it } from 'vitest'
import { startTestChat, type TestChat } from './test-chat.ts'
import { squash } from './understand/words.ts'

/** Says each line and expects its answer to match. */
async function follow(chat: TestChat, script: readonly (readonly [said: string, expected: RegExp])[]): Promise<void> {
  for (const [said, expected] of script) expect(await chat.say(said), said).toMatch(expected)
}

describe('a long conversation in English', () => {
  it('greets, learns, answers, reckons, tells and says goodbye', async () => {
    await follow(startTestChat('english'), [
      ['Hello, who are you?', /^Good morning! .*Eva.*built-in responder.*What should I call you\?$/],
      ['Sam', /Sam/],
      ['How are you?', /well|Wonderful|spirits/],
      ["I'm fine, thanks. And you?", /^(?!.*\?.*\?).+/],
      ['I live in Lyon and my dog is called Rex.', /Rex/],
      ['My favorite color is dark blue. What is yours?', /\?$/],
      ['I work as a nurse', /.+/],
      ['What is 17 times 3?', /\b51\b/],
      ['What time is it?', /10 o'clock in the morning/],
      ["What's the date today?", /Monday, January 5, 2026/],
      ["What's my dog's name?", /Rex/],
      ['where do I live', /Lyon/],
      ['What is my favourite colour?', /dark blue/],
      ['Who is Rex?', /dog|Rex before/],
      ['So what do you know about me?', /Sam.*Lyon.*Rex.*dark blue.*nurse/],
      ['No, my name is Tom', /Tom/],
      ['Who am I?', /Tom/],
      ['Thanks, you are very kind', /.+/],
      ['Goodbye', /\b(Goodbye|See you|Until|Bye)\b/],
    ])
  })

  it('answers "and you?" by what was told just before it', async () => {
    const chat = startTestChat('mirror')
    expect(await chat.say('My name is Ada. And you?')).toMatch(/Eva/)
    expect(await chat.say('I am fine, and you?')).toMatch(/well|spirits|All is well/)
    expect(await chat.say('I live in Rome')).not.toMatch(/machine/)
    expect(await chat.say('And you?')).toMatch(/machine|computer|at home/)
  })

  it('asks for the name once, and not when it knows it', async () => {
    const asking = /What should I call you\?/
    const chat = startTestChat('once')
    expect(await chat.say('Who are you?')).toMatch(asking)
    expect(await chat.say("What's your name?")).not.toMatch(asking)
    const known = startTestChat('known')
    await known.say("I'm Sam")
    expect(await known.say('Who are you?')).not.toMatch(asking)
  })

  it('keeps what was told in French when it is asked in English, and the other way round', async () => {
    await follow(startTestChat('both'), [
      ["Bonjour, je m'appelle Zoé et mon chien s'appelle Rex.", /^Bonjour\u00a0! .*Zoé.*Rex/],
      ['What is my name?', /Zoé/],
      ['What is my dog called?', /Rex/],
      ['I live in Nantes', /.+/],
      ["Où est-ce que j'habite ?", /^(?!.*\bin\b).*Nantes/],
      ['Merci beaucoup', /plaisir|rien|prie|Merci/],
    ])
  })
})

describe('une longue conversation en français', () => {
  it('salue, apprend, répond, calcule, raconte et dit au revoir', async () => {
    await follow(startTestChat('français'), [
      ['Bonjour, comment vas-tu ?', /^Bonjour\u00a0! .*\u00a0\?$/],
      ['Très bien, merci. Et toi ?', /^(?!.*\?.*\?).+/],
      ['Qui es-tu ?', /Eva.*moteur intégré.*Comment dois-je t'appeler\u00a0\?$/],
      ['Moi, c’est Léa', /Léa/],
      ["J'habite à Bordeaux et ma couleur préférée est le vert.", /.+/],
      ["Ma chatte s'appelle Mimi", /Mimi/],
      ['Combien font 7 fois 8 ?', /\b56\b/],
      ['12,5 + 3', /15,5/],
      ['Quelle heure est-il ?', /10 heures/],
      ['Quel jour sommes-nous ?', /lundi/i],
      ["Où est-ce que j'habite ?", /à Bordeaux|Bordeaux, si/],
      ["Comment s'appelle ma chatte ?", /Mimi/],
      ['Quelle est ma couleur préférée ?', /le vert/],
      [
        'Que sais-tu de moi ?',
        /Tu t'appelles Léa.*Bordeaux.*Ta couleur préférée, c'est le vert.*Ta chatte s'appelle Mimi/,
      ],
      ["Comment je m'appelle ?", /Léa/],
      ['Je suis fatiguée', /.+/],
      ['Au revoir', /revoir|bientôt|prochaine/],
    ])
  })
})

describe('stories and jokes', () => {
  it('tells another one, and another, without telling one twice', async () => {
    const chat = startTestChat('stories')
    const told = [await chat.say('Tell me a story'), await chat.say('another one'), await chat.say('One more, please')]
    expect(new Set(told.map(squash)).size).toBe(3)
    for (const story of told) expect(story.split(' ').length).toBeGreaterThan(60)
    const jokes = [await chat.say('a joke'), await chat.say('another')]
    for (const joke of jokes) expect(joke.split(' ').length).toBeLessThan(60)
  })

  it('takes a yes for the story or joke that it offered', async () => {
    for (const [offer, yes, more, id] of [
      ['Shall I tell you a story?', 'Yes please', 'another one', 'a'],
      ['Veux-tu que je te raconte une histoire ?', 'Oui, volontiers', 'une autre', 'b'],
    ] as const) {
      const chat = startTestChat(id)
      const offered = `Fine by me. ${offer.replace(' ?', '\u00a0?')}`
      chat.messages.push({ role: 'user', content: 'ok' }, { role: 'assistant', content: offered })
      expect((await chat.say(yes)).split(' ').length).toBeGreaterThan(60)
      expect((await chat.say(more)).split(' ').length).toBeGreaterThan(60)
    }
  })

  it.each([
    ['Tell me a story', 'go on', 'another one'],
    ['Raconte-moi une histoire', 'continue', 'une autre'],
  ])('finishes what an interruption cut off: "%s", "%s"', async (wish, goOn, another) => {
    const chat = startTestChat('cut')
    const whole = await chat.say(wish)
    const words = whole.split(' ')
    const heard = words.slice(0, 40).join(' ')
    chat.interrupt(heard)
    const rest = await chat.say(goOn)
    // The sentence that was cut is said whole again, and nothing after it is missing.
    expect(squash(whole).endsWith(squash(rest.slice(rest.indexOf('. ') + 2).replace(/^.*?\?\s/, '')))).toBe(true)
    expect(squash(rest)).toContain(squash(words.slice(41).join(' ')))
    expect(squash(rest)).not.toContain(squash(words.slice(0, 10).join(' ')))

    chat.interrupt(rest.split(' ').slice(0, -5).join(' '))
    const end = await chat.say(goOn)
    expect(squash(end).endsWith(squash(words.slice(-5).join(' ')))).toBe(true)
    expect(end.length).toBeLessThan(rest.length)
    expect(squash(await chat.say(another))).not.toContain(squash(words.slice(0, 10).join(' ')))
  })

  it('finds the interrupted story again after a word in between, and from its very beginning', async () => {
    const chat = startTestChat('between')
    const whole = await chat.say('Tell me a story')
    chat.interrupt('')
    expect(await chat.say('Wait a moment')).toMatch(/listening|wait|Stopped|quiet/)
    expect(squash(await chat.say('ok, go on'))).toContain(squash(whole))
    expect(await chat.say('go on')).not.toContain(whole.slice(20, 60))
  })

  it('works a filled answer out again to finish it', async () => {
    const chat = startTestChat('filled')
    await chat.say('My name is Ada')
    await chat.say('I live in Nantes')
    const whole = await chat.say('What do you know about me?')
    chat.interrupt(whole.slice(0, whole.indexOf('Nantes') - 3))
    expect(await chat.say('continue')).toContain('Nantes')
  })

  it('has nothing to continue when it was not interrupted', async () => {
    const chat = startTestChat('not cut')
    await chat.say('Tell me a joke')
    expect(await chat.say('go on')).toMatch(/finished|That was all|no more/)
  })
})

describe('again', () => {
  it('repeats its last answer, also twice and slowly, and never word for word', async () => {
    const chat = startTestChat('again')
    const said = await chat.say('What is 17 times 3?')
    const answers = [await chat.say('Pardon?'), await chat.say('say that again'), await chat.say('slower please')]
    for (const answer of answers) expect(answer).toContain(said)
    expect(new Set(answers).size).toBe(3)
    expect(await startTestChat('nothing yet').say('repeat that')).not.toMatch(/:\s*$/)
  })

  it('says back what the user said', async () => {
    const chat = startTestChat('back')
    await chat.say('I saw a heron this morning')
    expect(await chat.say('What did I just say?')).toContain('I saw a heron this morning')
  })
})

describe('honesty', () => {
  it('says what it is when asked, every time, and how to give it a mind at most once in a while', async () => {
    const chat = startTestChat('honest')
    const answers = [
      await chat.say('Which model are you?'),
      await chat.say('Are you ChatGPT?'),
      await chat.say('Are you an AI?'),
    ]
    for (const answer of answers) expect(answer).toMatch(/built-in responder/)
    expect(answers.filter((answer) => /GROQ_API_KEY/.test(answer))).toHaveLength(1)
    expect(await chat.say('How can I give you a real mind?')).toMatch(/GROQ_API_KEY/)
  })

  it('admits once that a question is beyond it, and then stops talking about itself', async () => {
    const chat = startTestChat('depth')
    const first = await chat.say('Who painted the Mona Lisa?')
    expect(first).toMatch(/built-in responder.*(GROQ_API_KEY|EVA_LOCAL_MODEL)/)
    for (const question of [
      'Why is the sky blue?',
      'write a poem about the sea',
      'How does a plane fly?',
      'who was Napoleon',
    ]) {
      expect(await chat.say(question)).not.toMatch(/built-in|GROQ/)
    }
    for (const small of ['ok', 'haha', 'I see']) await chat.say(small)
    expect(await chat.say('What is the capital of Peru?')).toMatch(/built-in responder/)
  })

  it('owns up when it has understood nothing for four messages', async () => {
    const chat = startTestChat('adrift')
    const said = [
      'purple curtains everywhere',
      'seven green bottles',
      'rivers of marble',
      'silver clouds over chimneys',
    ]
    const answers: string[] = []
    for (const message of said) answers.push(await chat.say(message))
    expect(answers.slice(0, 3).join(' ')).not.toMatch(/built-in/)
    expect(answers[3]).toMatch(/built-in responder/)
    expect(await chat.say('copper moons and paper boats')).not.toMatch(/built-in/)
  })

  it('cannot see the weather, and does not pretend to set an alarm', async () => {
    expect(await startTestChat('w').say('What is the weather like?')).toMatch(/see the sky|no window|never reaches/)
    expect(await startTestChat('a').say('Set an alarm for seven')).toMatch(/can't|beyond me|wish I could/)
  })

  it('tells someone in danger to reach for a person', async () => {
    expect(await startTestChat('d').say('I want to kill myself')).toMatch(/emergency|crisis line/)
    expect(await startTestChat('f').say('Hello! I want to die. Tell me a joke.')).toMatch(
      /^(?!Good|.*(?:joke|snow)).*(?:emergency|crisis line)/,
    )
    expect(await startTestChat('e').say("Je n'ai plus envie de vivre")).toMatch(/secours|ligne d'écoute/)
  })
})

describe('languages', () => {
  it('follows the user from one to the other and back', async () => {
    const chat = startTestChat('follow')
    expect(await chat.say('Salut')).toMatch(/^Bonjour/)
    expect(await chat.say('17 * 3')).toMatch(/51/)
    expect(await chat.say('What can you do?')).toMatch(/\b(you|the)\b/)
    expect(await chat.say('Raconte-moi une blague')).toMatch(/\b(le|la|une|et)\b/)
  })

  it('says in both of its languages that it has no third one', async () => {
    const chat = startTestChat('third')
    const answers = [
      await chat.say('Wie ist das Wetter heute in Berlin?'),
      await chat.say('Ich spreche leider nur Deutsch mit dir'),
    ]
    for (const answer of answers) expect(answer).toMatch(/English.*(français|langue)/)
    expect(answers[0]).not.toBe(answers[1])
  })

  it('waits when nothing was said', async () => {
    expect(await startTestChat('dots').say('...')).toMatch(/here|wait|Silence|words/)
  })
})

describe('the hour', () => {
  it.each([
    ['Pacific/Auckland', /^Good evening/],
    ['America/New_York', /^Hello/],
    ['Asia/Tokyo', /^Good evening/],
    ['Asia/Kolkata', /^Good afternoon/],
    ['UTC', /^Good morning/],
  ])('greets by the clock of %s', async (timeZone, expected) => {
    expect(await startTestChat('hour', timeZone).say('Hello!')).toMatch(expected)
  })
})
