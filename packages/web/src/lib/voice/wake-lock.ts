/** Keeps the screen from going dark; returns how to let it. A browser that cannot is left alone. */
export function keepScreenAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let isWanted = true
  const request = () => {
    if (!isWanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    navigator.wakeLock.request('screen').then(
      (granted) => {
        if (isWanted) lock = granted
        else void granted.release()
      },
      () => 'the battery is low, or the system says no',
    )
  }
  request()
  // The browser takes the lock back whenever the page is hidden.
  document.addEventListener('visibilitychange', request)
  return () => {
    isWanted = false
    document.removeEventListener('visibilitychange', request)
    void lock?.release().catch(() => 'the system has taken it back already')
  }
}
