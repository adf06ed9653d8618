// Formulas that are wider than their place scroll; a keyboard must be able to reach those, and only those.
const update = () => {
  for (const e of document.querySelectorAll('.formula, pre')) {
    if (e.scrollWidth > e.clientWidth) e.tabIndex = 0
    else e.removeAttribute('tabindex')
  }
}
addEventListener('resize', update)
update()
