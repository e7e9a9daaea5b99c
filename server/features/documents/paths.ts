// The addresses of verifying.

export const verifyPath = '/verifiera';
/** The certificate that every seal of this installation leads to. */
export const rootPath = '/verifiera/rot.pem';
