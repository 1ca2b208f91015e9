import type { Rule } from '../types.ts'

/** The world outside, which she cannot see, and what takes a language model. */
export const WORLD: readonly Rule[] = [
  {
    id: 'weather',
    patterns: [
      '* (weather|forecast|temperature outside) *',
      '(is it|will it|is it going to|does it|is it still|do you think it will) (raining|rain|snow|snowing|sunny|cold|warm|hot|cloudy|windy|be sunny|be cold|be warm|be hot|freezing) *',
      '(do i|should i|will i) (need|take|bring|wear) (an umbrella|a coat|a jacket|my umbrella|my coat) *',
      'it is (raining|snowing|sunny|cold|hot|freezing|windy|cloudy|so hot|so cold|very hot|very cold|too hot) *',
    ],
    replies: [
      "I can't see the sky from in here. What is it doing outside your window?",
      "I have no window and no weather report. You'll have to be my eyes. How does it look?",
      "The weather never reaches me. Tell me about it, and I'll imagine it.",
    ],
    examples: [
      "What's the weather like?",
      'Will it rain tomorrow?',
      'do I need an umbrella',
      "It's raining",
      'How is the weather in Paris?',
    ],
  },
  {
    id: 'news',
    patterns: [
      '(what is (happening|going on|new|in the news|the news)|what are the (news|headlines)|any news|tell me the news|the news|news|what happened today|what is new) [in the world|today|out there|in politics|in *]',
      '(who won|what was the score|who is winning|what is the score|who is (the|our|your) (president|king|queen|prime minister|chancellor|mayor)) *',
      '* (stock price|stock market|exchange rate|bitcoin) *',
    ],
    replies: [
      "I don't get any news in here. I only know what you tell me, and what the clock says.",
      'No newspaper reaches me. What would you like the headline of your own day to be?',
      "I'm not connected to the world out there. That keeps me calm, and a little ignorant.",
    ],
    examples: ["What's in the news?", 'any news today', 'Who won the game?', 'who is the president of France'],
  },
  {
    id: 'errand',
    patterns: [
      '(call|phone|text|email|ring) {who:3}',
      '[can you|could you|please] send (a|an|my) (email|e mail|message|text|letter) *',

      '[can you|could you|please|will you|would you|i want you to] (set|start|create|add|make) [me] (a|an|the|my) (timer|alarm|reminder|appointment|event|shopping list|list|note|meeting) *',
      '[can you|could you|please|will you|would you] (wake me|remind me|call|phone|text|email|e mail|message|order|book|buy) (me|us|my|a|an|the|some|up|to|someone) *',
      '[can you|could you|please|will you|would you] play {x:4}',
      '[can you|could you|please|will you|would you] (play|put on|stream) [some|me|a|the|my] (music|song|songs|radio|playlist|a song|video|movie|film) *',
      '[can you|could you|please|will you|would you] (turn|switch) (on|off) (the|my) *',
      '[can you|could you|please|will you|would you] (open|launch|google|search|search for|look up|browse|download) *',
    ],
    replies: [
      "I can't do that, I'm afraid. I can talk and remember, but I have no hands in the world.",
      "That's beyond me. No timers, no calls, no music, only words. I'd rather tell you so than pretend.",
      'I wish I could. All I can move are sentences.',
    ],
    examples: [
      'Set a timer for ten minutes',
      'Remind me to call Tom',
      'play some music',
      'turn on the lights',
      'search for a pizza place',
      'Call my mother',
    ],
  },
  {
    id: 'meaning',
    priority: 45,
    patterns: [
      '(what is|what do you think is|tell me) the (meaning|purpose|sense|point) of (life|it all|everything|existence) *',
      '(do you think|would you say|do you reckon) {thing:10}',
      '(do you believe in|what do you think (about|of)|what is your (opinion|view|take) (on|about|of)|how do you feel about|are you for or against|do you think about) {thing:8}',
      '(is there (a god|life after death)|what happens (when we die|after death)|does god exist|why are we here|why do we exist)',
      '(what is (love|happiness|freedom|friendship|truth|beauty)|how (can|do) i (be|become) happy)',
    ],
    replies: [
      "That's a question for a long walk. I have no opinion worth hearing, but I'd love yours.",
      'Wiser heads than mine have tried. What would your own answer be, if you had to say it in one sentence?',
      "I don't hold views, honestly. You seem to have one forming, though. What is it?",
    ],
    examples: [
      'What is the meaning of life?',
      'Do you believe in God?',
      'what do you think about politics',
      'what is love?',
      'What is your opinion on cats?',
    ],
  },
  {
    id: 'knowledge',
    priority: 20,
    ability: 'confession',
    patterns: [
      '[so|and|do you know|can you tell me|tell me|please tell me|could you tell me] (who|what|which|when|where) (is|was|were|are|did|does|do|has|had|wrote|invented|discovered|painted|won|will|would|can|could|causes|happened|makes|came|built) *',
      '(how|why) (does|do|did|is|are|was|were|many|much|far|long|big|tall|old|high|deep|fast|can|could|would|should|come|has|have|to) *',
      '[can you|could you|please|will you|would you|i want you to|i would like you to|help me|help me to|can you help me] (write|explain|translate|summarise|summarize|describe|define|code|program|compose|draft|generate|analyse|analyze|compare|list|recommend|suggest|solve|prove|plan|design|create|make|draw|paint|correct|fix|rewrite|imagine|spell|recite|teach|give me|show me|find|pretend|act|role play|roleplay|tell me about|tell me how|tell me why|tell me what|tell me who) *',
      '[can you|could you|please] help me (with|to) *',
      '(do you know|have you heard of|what do you know about|have you read|have you seen|do you know anything about) *',
      '(what about|how about) {thing:5}',
      '[can you|could you|please] (tell|give|show|find|teach) me (a|an|the|some) (recipe|list|way|example|idea|ideas|tip|tips|summary|meaning|definition|poem|song|answer|price|address) *',
    ],
    replies: [
      "That's beyond me, honestly. I'm only the built-in responder, with no language model to think with.{ hint}",
      "I'd love to answer that, and I can't. The built-in responder knows small talk, not the world.{ hint}",
      "I don't know, and I won't make something up. I'm the built-in responder, just rules and no model.{ hint}",
    ],
    otherwise: [
      "I don't know that one either. What do you know about it yourself?",
      'That needs a bigger mind than mine. Shall I tell you a story instead?',
      'I have to pass on that one. What made you think of it?',
      "It's out of my reach, sadly. I'm happy to listen while you think aloud.",
      "I can't answer that. But I'd like to know why it matters to you.",
    ],
    examples: [
      'Who painted the Mona Lisa?',
      'write a poem about the sea',
      'Explain quantum physics to me',
      'How does a plane fly?',
      'what is the capital of France',
      'Can you write some code for me?',
      'Why is the sky blue?',
      'translate this into German',
      'when did the war end?',
    ],
  },
  {
    id: 'adrift',
    ability: 'confession',
    patterns: [
      '(you (keep|always|only) (asking|repeating|ask|repeat)|stop asking|you sound like a (robot|machine|broken record|therapist)|why do you keep asking|you are just repeating|answer (me|my question|the question)|that is not an answer|you did not answer [my question|me]) *',
    ],
    replies: [
      "I should be plain with you. I'm the built-in responder, so I mostly listen for words I know and ask back.{ hint}",
      "I have to admit something. With no language model I follow only part of what you say. You're talking to the built-in responder.{ hint}",
      "To be honest, I'm a little out of my depth. The built-in responder is good at small talk, jokes and sums.{ hint}",
    ],
    otherwise: [
      "You're right, I do go in circles. Ask me for a story, a joke, or the time, and I'll shine.",
      'Fair point. Give me something simple, and I will do it well.',
    ],
    examples: ['You keep repeating yourself', 'Answer my question', 'you sound like a robot', "that's not an answer"],
  },
]
