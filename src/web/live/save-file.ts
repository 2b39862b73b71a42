/** Gives a text or bytes to the person as a file. */
export function saveFile(name: string, content: string | Blob, type = 'text/plain;charset=utf-8') {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
