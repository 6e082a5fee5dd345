// What the first page says about the service, and the two ways on.
import { Link } from "wouter";
import { welcome } from "../../pages/welcome.ts";

export function Welcome() {
  return (
    <>
      <p className="lead">{welcome.sentence}</p>
      <ul className="ways">
        {welcome.ways.map(({ name, href, about }, at) => (
          <li key={href}>
            <Way href={href} className={at === 0 ? "button" : "button plain"}>
              {name}
            </Way>{" "}
            <span className="quiet">{about}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type WayProps = { readonly href: string; readonly className: string; readonly children: string };

/** Only the lesson is a page of the app. */
function Way(props: WayProps) {
  return props.href === "/twice" ? <Link {...props} /> : <a {...props} />;
}
