// What search engines read of a page, as JSON in which no text ends the script that it is in.

import React from "react";
import Head from "@docusaurus/Head";

export default function StructuredData({ data }) {
  return (
    <Head>
      <script type="application/ld+json">{JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
    </Head>
  );
}
