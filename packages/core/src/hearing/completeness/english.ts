import type { SpokenLanguage } from './spoken-language.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)
const phrases = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim())

export const ENGLISH: SpokenLanguage = {
  alwaysHangs: [
    ...words(
      'and or but nor because cuz if unless although whereas while whether since the a an my your our their its',
    ),
    ...words('every very than'),
    ...phrases('can you please, could you please, would you please, will you please, me to, us to'),
  ],
  hangsUnmarked: [
    ...words(`i he she we they i'm i'll i've i'd he's she's it's that's there's what's who's where's how's you're we're
      they're we'll you'll they'll he'll she'll it'll let's so which who when where is are was were am being cause his
      do does did have has had will would can could should might must don't doesn't didn't can't won't isn't wasn't
      gonna wanna gotta just really maybe also then well actually basically`),
    ...phrases(`do you, did you, can you, could you, would you, will you, have you, if you, when you, that you, because you,
      i think you, what you, there is, there are, depends on`),
  ],
  hangsNot:
    phrases(`i think so, i hope so, i guess so, i suppose so, like that, like this, it is, i am, you are, we are,
    they are, he is, she is, it was, i was, i do, i did, i have, i can, i could, i will, i would, you do, you did, you can,
    you have, you could, you should, i should, we do, we did, we have, we can, they do, they did, they have, he do, she do, he did,
    she did, he has, she has, he does, she does, to do, to have, it does, it did, i don't, i didn't, i can't, i won't, it isn't,
    it doesn't, i'm not, it's not, we don't, they don't, see you then, it then, bye then, okay then, not really, as well, very well,
    feel well, doing well, is well, ever since, just because, a while, long while, know that, do that, get that, said that, believe that, plan a, vitamin a, type a, where i am, who i am, think so`),
  hangsUnlessAsked:
    words(`to of from for with at into onto toward towards between against during without upon about by that
    going want need think know like be been doing having`),
  fillers: words('um umm uh uhm er erm hmm hm mm'),
  thinking:
    phrases(`let me think, let me see, let me check, let me look, hold on, hang on, wait, wait a minute, wait a second,
    one second, one moment, just a second, just a moment, just a minute, give me a second, give me a moment, give me a sec,
    a sec, where was i, how do i say, how do you say, what's the word, what was it, how shall i put it, how should i put this,
    i mean, you know, i don't know how to say, i was going to say, i wanted to say, i was thinking`),
  answers:
    phrases(`yes, yeah, yep, yup, no, nope, nah, ok, okay, sure, right, exactly, absolutely, definitely, maybe, perhaps,
    probably, of course, not really, not yet, i see, got it, all right, alright, fine, good, great, perfect, cool, nice, thanks,
    thank you, thank you very much, please, hello, hi, hey, bye, goodbye, good morning, good night, good evening, see you, stop,
    go on, continue, go ahead, again, yes please, no thanks, no thank you, me too, never, always, today, tomorrow, now, nothing,
    everything, i do, i did, i am, it is, really, sorry, what, why, who, how, when, where, both, neither, none, what else, never mind, tell me more, sounds good, not at the moment, not now, eva, hey eva,
    hello eva, thanks eva, help`),
  closers:
    phrases(`please, thanks, thank you, right now, as well, by the way, for me, if you can, if you want, if possible,
    or something, and so on, et cetera, that's all, that's it, that is all, that's everything, i'm done, i am done, goodbye`),
  isQuestion:
    /^(?:(?:and|so|but|well|okay|ok|hey|eva|um|uh|yes|no|hello|hi|thanks|sorry|please|good morning|good evening) )*(?:what|what's|who|who's|where|where's|when|when's|why|how|how's|which|whose|is|are|was|were|do|does|did|can|could|would|will|should|may|have|has|am|isn't|aren't|don't|doesn't|didn't|can't|won't)\b/,
  announces:
    /\b(?:two|three|four|five|six|several|some|a few|a couple(?: of)?|many|other) (?:\w+ )?(?:things|questions|reasons|points|options|ideas|steps|parts|items|problems)$|\b(?:first|firstly|first of all|secondly|the (?:first|second|third|other|next|last) (?:thing|one|reason|point|question) is|the following|for example|for instance|such as|as follows|the thing is|the problem is|the question is)$/,
  listCue:
    /\b(?:list|buy|shopping|groceries|ingredients|write down|note down|the following|get (?:me|us)|we need|i need|add|order|pack|invite)\b/,
  lastItem: /(?:^|,|\s)(?:and|or|plus)\s+[^,]+$/,
  numberCue:
    /\b(?:phone|telephone|mobile|cell|my number|number is|number's|reach me (?:at|on)|zip ?code|postcode|(?:card|account|order|tracking|serial|social security|reference) number|(?:code|pin|password) is)\b/,
  wholeNumbers: [7, 10, 11, 12, 16],
  units: words('zero oh one two three four five six seven eight nine'),
  teens: words('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'),
  tens: words('twenty thirty forty fifty sixty seventy eighty ninety hundred'),
  addressCue: /\b(?:e-?mail|email address|website|web ?site|www|url|address is)\b/,
  signs: words('at dot dash hyphen underscore slash plus'),
  at: words('at'),
  spellingCue: /\b(?:spell|spelled|spelt|spelling|letters)\b/,
}
