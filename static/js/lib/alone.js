// @ts-check
/**
 * Do this while no other tab of this browser does it. Nothing is stored for it; where a browser grants no locks (plain
 * http in the restaurant's own network) nobody waits.
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function alone(name, work) {
  let isBegun = false;
  try {
    return await navigator.locks.request(name, () => {
      isBegun = true;
      return work();
    });
  } catch (reason) {
    if (isBegun) throw reason;
    return work();
  }
}
