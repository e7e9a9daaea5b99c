// What printing must be told beside the document.

export interface PrintOptions {
  /** Whose seal the file will carry; a place is kept for it, as an empty signature field. */
  readonly seal: { readonly signer: string } | null;
  /** Where anyone can check the file, as an address. */
  readonly verifyAt: string;
  /** What an address inside Stadga begins with on paper: "https://…". */
  readonly baseUrl: string;
}
