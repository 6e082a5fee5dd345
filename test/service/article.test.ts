// The article's two routes, and what an HTML form sends.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Book, doors, emma, exported, type Service, told } from "./service.ts";

const formType = { "content-type": "application/x-www-form-urlencoded" };

describe.each(doors)("the article's routes, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
  });
  afterEach(() => service.close());

  it("POST /add-book three times: three books, each with a Location under /books", async () => {
    for (let i = 0; i < 3; i++) {
      const added = await service.client.addBookAlias({ body: emma }).orThrow();
      const read = (await service.client.getBook({ path: { bookId: added.id } })).response;
      expect(read?.headers.get("etag")).toBe(added.etag);
    }
    expect((await service.client.listBooks().orThrow()).items).toHaveLength(3);
  });

  it("PUT /edit-book/{bookId} three times: 201, 200, 200, one book, under /books", async () => {
    const path = { bookId: "emma" };
    const statuses = [];
    for (let i = 0; i < 3; i++) {
      const { status, response } = await service.client.editBook({ path, body: emma });
      statuses.push(status, response?.headers.get("location"));
    }
    expect(statuses).toEqual([201, "/books/emma", 200, null, 200, null]);
    expect((await service.client.getBook({ path }).orThrow()).title).toBe("Emma");
  });

  it("each success says that the route is deprecated, and what to use instead", async () => {
    const minimal = { headers: { prefer: "return=minimal" }, body: emma };
    const answers = [
      await service.send("POST", "/add-book", { body: emma }),
      await service.send("PUT", "/edit-book/emma", { body: emma }),
      await service.send("PUT", "/edit-book/emma", { body: emma }),
      await service.send("PUT", "/edit-book/emma", minimal),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 204]);
    for (const { headers } of answers) {
      expect(headers.get("deprecation")).toBe("@1785542400");
      expect(headers.get("link")).toBe('</books>; rel="successor-version"');
    }
  });

  it("they are the same book: a tag from one route holds on the other, and ids are compared too", async () => {
    const book = (await (await service.send("PUT", "/edit-book/emma", { body: emma })).json()) as Book;
    const headers = { "if-match": book.etag };
    expect(
      (await service.send("PUT", "/books/emma", { headers, body: { ...emma, pageCount: 1 } })).status,
    ).toBe(200);
    expect(await told(await service.send("PUT", "/edit-book/emma", { headers, body: emma }))).toBe(
      "412 precondition-failed",
    );
    expect(await told(await service.send("PUT", "/edit-book/emma", { body: { ...emma, id: "x" } }))).toBe(
      "409 id-mismatch",
    );
  });

  it("they know no other methods", async () => {
    for (const [method, path, allow] of [
      ["GET", "/add-book", "OPTIONS, POST"],
      ["HEAD", "/add-book", "OPTIONS, POST"],
      ["GET", "/edit-book/emma", "OPTIONS, PUT"],
      ["DELETE", "/edit-book/emma", "OPTIONS, PUT"],
    ] as const) {
      const answer = await service.send(method, path);
      expect([answer.status, answer.headers.get("allow")], `${method} ${path}`).toEqual([405, allow]);
    }
  });

  describe.each(["/books", "/add-book"])("a form sent to %s", (route) => {
    const post = (body: string, type = formType["content-type"]) =>
      service.send("POST", route, { headers: { "content-type": type }, body });

    it.each([
      {
        says: "one value is a list of one",
        given: "title=A&authors=B",
        want: { title: "A", authors: ["B"] },
      },
      {
        says: "many values are a list",
        given: "authors=B&title=A&authors=C",
        want: { title: "A", authors: ["B", "C"] },
      },
      {
        says: "an empty value is absent",
        given: "title=A&authors=B&authors=&isbn=&pageCount=&tags=",
        want: { title: "A", authors: ["B"] },
      },
      {
        says: "numbers are numbers",
        given: "title=7&authors=B&pageCount=12",
        want: { title: "7", authors: ["B"], pageCount: 12 },
      },
      {
        says: "escapes and pluses",
        given: "title=L%27%C3%89tranger+%2B&authors=Albert+Camus",
        want: { title: "L'Étranger +", authors: ["Albert Camus"] },
      },
      {
        says: "server-set members are not stored",
        given: "title=A&authors=B&id=mine",
        want: { title: "A", authors: ["B"] },
      },
    ])("$says: $given", async ({ given, want }) => {
      const answer = await post(given);
      expect(answer.status).toBe(201);
      const { id, createdAt, updatedAt, etag, ...content } = (await answer.json()) as Book;
      expect(content).toEqual(want);
      expect(id).not.toBe("mine");
    });

    it.each([
      { says: "a member twice", given: "title=A&title=B&authors=C", want: 422, pointer: "#/title" },
      {
        says: "a word for a number",
        given: "title=A&authors=B&pageCount=many",
        want: 422,
        pointer: "#/pageCount",
      },
      { says: "an unknown member", given: "title=A&authors=B&author=C", want: 422, pointer: "#/author" },
      { says: "nothing for what is required", given: "title=&authors=B", want: 422, pointer: "#/title" },
      { says: "no content at all", given: "", want: 422, pointer: "#/title" },
      { says: "a prototype", given: "title=A&authors=B&__proto__=C", want: 422, pointer: "#/__proto__" },
      { says: "a bad escape", given: "title=%zz&authors=B", want: 400, pointer: undefined },
      { says: "half a character", given: "title=%C3&authors=B", want: 400, pointer: undefined },
    ])("$says: $want at $pointer", async ({ given, want, pointer }) => {
      const answer = await post(given);
      expect(answer.status).toBe(want);
      const { errors } = (await answer.json()) as { errors: { pointer?: string }[] };
      expect(errors[0]?.pointer).toBe(pointer);
      expect(await exported(service.store)).toBe("");
    });

    it("charset UTF-8 is accepted, nothing else", async () => {
      expect(
        (await post("title=A&authors=B", "application/x-www-form-urlencoded; charset=UTF-8")).status,
      ).toBe(201);
      expect(
        (await post("title=A&authors=B", "application/x-www-form-urlencoded; charset=latin1")).status,
      ).toBe(415);
      expect((await post("title=A&authors=B", "multipart/form-data; boundary=x")).status).toBe(415);
    });
  });

  it("a review's rating is read as a number", async () => {
    await service.send("PUT", "/books/emma", { body: emma });
    const answer = await service.send("POST", "/books/emma/reviews", {
      headers: formType,
      body: "reviewer=Alan&rating=4&headline=",
    });
    expect(await answer.json()).toMatchObject({ reviewer: "Alan", rating: 4 });
  });

  it("PUT takes no form: an HTML form can't send PUT, so nobody means it", async () => {
    const answer = await service.send("PUT", "/books/emma", { headers: formType, body: "title=A&authors=B" });
    expect(await told(answer)).toBe("415 unsupported-media-type");
  });
});
