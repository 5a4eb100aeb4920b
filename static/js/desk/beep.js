// @ts-check
/* One soft tone when somebody new waits and nobody is looking. */

/** @type {AudioContext | null} */
let audio = null;

export const beep = () => {
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.08, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.5);
  } catch {
    /* A browser that does not let us sound shows the number in the title all the same. */
  }
};
