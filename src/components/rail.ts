/** The drawer closes when the keyboard leaves it, so that it never hides what has the focus. */
const rail = document.querySelector<HTMLElement>('#chapters');
rail?.addEventListener('focusout', ({ relatedTarget }) => {
  if (!rail.matches(':popover-open') || !(relatedTarget instanceof Node)) return;
  const key = document.querySelector('[popovertarget="chapters"]');
  if (!rail.contains(relatedTarget) && !key?.contains(relatedTarget)) rail.hidePopover();
});
