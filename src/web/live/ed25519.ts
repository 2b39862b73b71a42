/** Whether this browser can check an Ed25519 signature; not before Chromium 137, Firefox 129 and Safari 17, nor over plain HTTP. */
export async function canCheckSeals(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}
