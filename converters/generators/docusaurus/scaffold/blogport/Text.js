// A text as Docusaurus renders it, between two marks by which blogport/docusaurus.mjs finds it.

import React from "react";

export default function Text({ content: Content }) {
  return (
    <>
      <div id="blogport-text">
        <Content />
      </div>
      <div id="blogport-end" />
    </>
  );
}
