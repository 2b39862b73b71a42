import { t } from '../i18n/text';
import { armSound } from '../live/alarm';
import { displayStore, setDisplay } from '../live/display';
import { Icon } from './icon';
import { useStore } from './use-store';

/** Arms or mutes sound; browsers allow sound only after a press. */
export function toggleSound() {
  const armed = !displayStore.get().soundArmed;
  setDisplay({ soundArmed: armed });
  if (armed) armSound();
}

/** Says whether sound is armed; pressing changes it and plays a test tone. */
export function SoundControl() {
  const { soundArmed } = useStore(displayStore);
  return (
    <button type="button" className="sound" aria-pressed={soundArmed} onClick={toggleSound}>
      <Icon name={soundArmed ? 'speaker' : 'muted'} size={14} strokeWidth={1.2} />
      <span>{t(soundArmed ? 'frame.sound.armed' : 'frame.sound.muted')}</span>
    </button>
  );
}
