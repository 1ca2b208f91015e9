import { Button } from '../button.tsx'
import { useChat, useChatActions, useText } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'

/** A problem that belongs to no message. */
export function Notices() {
  const text = useText()
  const chat = useChatActions()
  const problem = useChat((state) => state.conversation.problem)
  if (problem === null) return null
  return (
    <div className="mx-auto w-full max-w-[46rem] px-4 pb-2 sm:px-6">
      <ProblemCard title={text.mood_error} problem={problem}>
        <div>
          <Button onClick={chat.dismissProblem}>{text.dismiss}</Button>
        </div>
      </ProblemCard>
    </div>
  )
}
