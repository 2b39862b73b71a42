import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { loadText } from '../i18n/text';

type Form = ComponentType<{ readonly onSignedIn: () => void }>;
type SignIn = { readonly SignInForm: Form };
const Nothing: Form = () => null;
const files = import.meta.glob<SignIn>(['../screens/sign-in.tsx', '../screens/sign-in/index.tsx']);
const SignInForm = lazy(async () => {
  const load = Object.values(files)[0];
  await loadText('sign-in');
  return { default: load ? (await load()).SignInForm : Nothing };
});

/** Sign-in laid over the kept page; forms beneath keep their content. */
export function SignedOutDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="sign-in-dialog" onCancel={(event) => event.preventDefault()}>
      <Suspense fallback={null}>
        <SignInForm onSignedIn={() => dialog.current?.close()} />
      </Suspense>
    </dialog>
  );
}
