/** Says what was done to whoever does not see it (WCAG 2.2, 4.1.3), and shows it for a moment. */
const shownMilliseconds = 6000
let timer: ReturnType<typeof setTimeout> | undefined

export function announce(text: string): void {
  const place = document.querySelector('#said')
  if (place === null) return
  clearTimeout(timer)
  // The same words twice are two changes.
  place.textContent = ''
  requestAnimationFrame(() => {
    place.textContent = text
  })
  timer = setTimeout(() => {
    place.textContent = ''
  }, shownMilliseconds)
}
