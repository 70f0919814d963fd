// In the place of Docusaurus' own, in which a title with a tag is a tag of the page.

import React from "react";
import StructuredData from "@site/blogport/StructuredData";
import { useBlogPostStructuredData as ofPost } from "@docusaurus/plugin-content-blog/client";

export default () => <StructuredData data={ofPost()} />;
