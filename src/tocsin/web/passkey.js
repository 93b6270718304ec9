// Signing in by a passkey: the button shows itself where the browser can.
const button = document.getElementById("passkey");
const refused = document.getElementById("refused");

const ask = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
    body: body && JSON.stringify(body),
  });
  const told = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error(told.detail || told.code);
  return told;
};

const signIn = async () => {
  button.disabled = true;
  refused.hidden = true;
  try {
    const asked = await ask("/sign-in/passkey/asked");
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
    const shown = await navigator.credentials.get({ publicKey });
    await ask("/sign-in/passkey", shown.toJSON());
    location.assign("/");
  } catch (fault) {
    // Whoever closes the browser's own window has changed their mind: nothing to tell.
    if (fault.name === "NotAllowedError") return;
    refused.textContent = fault.message;
    refused.hidden = false;
  } finally {
    button.disabled = false;
  }
};

const isBare = /^[\d.]+$|^\[/.test(location.hostname); // no browser keeps passkeys for an address
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON && !isBare) {
  button.hidden = false;
  button.addEventListener("click", signIn);
}
