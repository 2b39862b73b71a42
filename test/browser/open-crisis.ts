import type { Locator, Page } from 'playwright-core';

/** Opens the form of a new crisis and fills it in; what the dry run says is waited for. */
export async function fillOpenCrisis(page: Page, title: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Open crisis…' }).first().click();
  const form = page.getByRole('form', { name: 'Open crisis' });
  await form.getByLabel('Title').fill(title);
  await form.getByRole('combobox', { name: 'Countries' }).fill('Bangladesh');
  await page.getByRole('option', { name: 'Bangladesh' }).click();
  await form.getByLabel('Kind').selectOption({ label: 'Complex emergency' });
  await form.getByRole('radio', { name: /SERIOUS/ }).check();
  await form.getByLabel('Lead desk').fill('SCA');
  await form.getByLabel('Summary').fill('Rivers rose above the danger mark in four districts.');
  await form.getByText('CrisisOpened').waitFor();
  return form;
}

/** Sends the form and waits until the log has it. */
export async function sendOpenCrisis(form: Locator): Promise<void> {
  await form.getByRole('button', { name: /^Open crisis/ }).click();
  await form.getByText(/Recorded as/).waitFor();
}
