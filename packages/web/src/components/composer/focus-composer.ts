/**
 * Moves the focus to the message box, for a button that leaves the page with its own press: the keyboard would start
 * over at the top of the page. Not on a phone, where the focus would bring up a keyboard that nobody asked for.
 */
export function focusComposer(): void {
  if (matchMedia('(pointer: fine)').matches) document.getElementById('composer')?.focus()
}
