/** Puts a text into the clipboard, also over plain HTTP, where browsers keep their clipboard from us. False where neither way works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** Puts a picture into the clipboard, which takes the promise while the press still counts. False where the browser does not let us. */
export async function copyPicture(picture: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}

/** As a person would: the text in a field out of sight, selected and copied. */
function copySelected(text: string): boolean {
  const pressed = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "fixed top-0 opacity-0";
  // Beside what was pressed: an open dialog lets the focus go nowhere else.
  (pressed === document.body ? pressed : (pressed?.parentElement ?? document.body)).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
  return done;
}
