// What the script of the other pages does for the frame, on pages that do without it.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
const owner = document.querySelector('input[name="owner"]')?.value;
if (owner !== undefined) {
  const channel = new BroadcastChannel('tenken:unsent');
  channel.postMessage({ kind: 'signed_in', owner });
  channel.close();
}
