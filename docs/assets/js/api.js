// The server's answers as programs get them.

/** {status, shape} of a page as JSON; with a `body` it is posted. Null when nothing of ours answered. */
export async function ask(address, body) {
  const headers = { Accept: "application/json" };
  try {
    const answer = await fetch(address, { method: body ? "POST" : "GET", body, headers, cache: "no-store" });
    const ours = answer.headers.get("Content-Type")?.startsWith("application/json");
    return ours ? { status: answer.status, shape: await answer.json() } : null;
  } catch {
    return null;
  }
}
