// What the compiler rejects in a call; only type-checked, never run. Each line below an expectation has to be an
// error.
import type { ApiClient } from "../../generated/client.ts";
import type { ApiClient as GuardedClient } from "../guarded/generated/client.ts";

const content = { title: "Emma", authors: ["Jane Austen"] };
const path = { bookId: "emma" };

/** These are right, so what follows is refused for the reason it says. */
export const right = [
  (api: ApiClient) => api.listBooks(),
  (api: ApiClient) => api.addBook({ body: content }),
  (api: ApiClient) => api.addBook({ body: content, key: "order-17" }),
  (api: ApiClient) => api.putBook({ path, body: content }),
  (api: ApiClient) => api.putBook({ path, body: content, header: { "If-Match": '"a"' }, deadline: 1 }),
  (api: ApiClient) => api.patchBook({ path, body: { isbn: null } }),
  (api: ApiClient) => api.putBook.createOnly({ path, body: content }),
  (api: ApiClient) => api.putBook.edit(path, (book) => ({ ...book, title: "Emma" })),
  (api: GuardedClient) => api.replaceLight.edit({ lightId: 1 }, (light) => ({ ...light, isOn: true })),
  (api: GuardedClient) => api.addLight({ body: { room: "Hall", isOn: true } }),
  (api: GuardedClient) =>
    api.putScene({ path: { sceneId: "a" }, body: { brightness: 1 }, header: { "If-None-Match": "*" } }),
];

export const wrongOperations = [
  // @ts-expect-error there is no such operation
  (api: ApiClient) => api.getBooks(),
  // @ts-expect-error only a list has items
  (api: ApiClient) => api.getBook.items(),
  // @ts-expect-error only what replaces can be edited
  (api: ApiClient) => api.patchBook.edit(path, () => undefined),
  // @ts-expect-error `replace` never creates
  (api: GuardedClient) => api.replaceLight.createOnly,
];

export const wrongParameters = [
  // @ts-expect-error which book?
  (api: ApiClient) => api.getBook(),
  // @ts-expect-error which book?
  (api: ApiClient) => api.getBook({ path: {} }),
  // @ts-expect-error which review?
  (api: ApiClient) => api.getReview({ path }),
  // @ts-expect-error a name that is misspelled
  (api: ApiClient) => api.getBook({ path: { bookID: "emma" } }),
  // @ts-expect-error a number is not an id
  (api: ApiClient) => api.getBook({ path: { bookId: 1 } }),
  // @ts-expect-error a limit is a number
  (api: ApiClient) => api.listBooks({ query: { limit: "1" } }),
  // @ts-expect-error a parameter that is misspelled
  (api: ApiClient) => api.listBooks({ query: { limt: 1 } }),
  // @ts-expect-error a PUT has no key: it is idempotent
  (api: ApiClient) => api.putBook({ path, body: content, key: "order-17" }),
  // @ts-expect-error a POST has no precondition
  (api: ApiClient) => api.addBook({ body: content, header: { "If-Match": '"a"' } }),
];

export const wrongContents = [
  // @ts-expect-error a POST has content
  (api: ApiClient) => api.addBook({}),
  // @ts-expect-error authors are required
  (api: ApiClient) => api.addBook({ body: { title: "Emma" } }),
  // @ts-expect-error authors are a list
  (api: ApiClient) => api.addBook({ body: { title: "Emma", authors: "Jane Austen" } }),
  // @ts-expect-error there is no such member
  (api: ApiClient) => api.addBook({ body: { title: "Emma", authors: [], writer: "Jane Austen" } }),
  // @ts-expect-error a title is text
  (api: ApiClient) => api.putBook({ path, body: { ...content, title: 1 } }),
  // @ts-expect-error a PUT has no null: what is left out is gone
  (api: ApiClient) => api.putBook({ path, body: { ...content, isbn: null } }),
  // @ts-expect-error a required member can't be removed
  (api: ApiClient) => api.patchBook({ path, body: { title: null } }),
  // @ts-expect-error a change gives a whole book
  (api: ApiClient) => api.putBook.edit(path, () => ({ title: "Emma" })),
];

export const wrongReadings = [
  // @ts-expect-error there may be no data: the answer may be a problem, or none
  async (api: ApiClient) => (await api.listBooks()).data.items,
  // @ts-expect-error a page has items
  async (api: ApiClient) => (await api.listBooks().orThrow()).books,
  async (api: ApiClient) => {
    const answer = await api.getBook({ path });
    // @ts-expect-error a 404 is a problem, and that has no authors
    if (answer.status === 404) answer.data.authors.length;
    // @ts-expect-error an undeclared status is not a success
    if (answer.status === 503) answer.data.authors.length;
    // @ts-expect-error there is no such status
    if (answer.status === 999) return;
    // @ts-expect-error a GET has no Location
    if (answer.status === 200) answer.headers.location;
    // @ts-expect-error a field may be hidden by an origin or a proxy
    if (answer.status === 200) answer.headers.etag.length;
  },
  async (api: ApiClient) => {
    const book = await api.putBook({ path, body: content, header: { Prefer: "return=minimal" } }).orThrow();
    // @ts-expect-error with a preference, there may be no content
    return book.title;
  },
];

/** Required preconditions are required, by one of the two fields. */
export const unguarded = [
  // @ts-expect-error which state of the light?
  (api: GuardedClient) => api.deleteLight({ path: { lightId: 1 } }),
  // @ts-expect-error what shall be there now?
  (api: GuardedClient) => api.putScene({ path: { sceneId: "a" }, body: { brightness: 1 } }),
];

/** Status by status. */
export const narrowed = async (api: ApiClient): Promise<string | undefined> => {
  const answer = await api.putBook({ path, body: content });
  if (answer.status === 201) return `${answer.data.title} ${answer.headers.location}`;
  if (answer.ok) return answer.data.title;
  if (answer.status === 422) return answer.data.errors?.[0]?.pointer;
  if (answer.status === 429) return answer.headers["retry-after"];
  return answer.status === 0 ? answer.error.effect : answer.error.title;
};
