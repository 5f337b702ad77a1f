"""The workloads in PyTorch: eager mode, fused Adam, one thread."""

import math

from peer import keep_to_one_processor, serve

keep_to_one_processor()

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
SIZES = {"W3": (2, 4, 1e-3, 0.05), "W4": (560, 400, 2e-4, 0.3)}


class Noise:
    """Drawn anew in each step, or handed over."""

    def __init__(self, arrays):
        self.given = {k[6:]: v for k, v in arrays.items() if k.startswith("noise.")}

    def normal(self, name, shape, iteration=None):
        if self.given:
            return self._given(name, iteration)
        return torch.randn(shape)

    def uniform(self, name, shape):
        return self._given(name, None) if self.given else torch.rand(shape)

    def logistic(self, name, shape, iteration=None):
        if self.given:
            return self._given(name, iteration)
        u = torch.rand(shape)
        return torch.log(u) - torch.log1p(-u)

    def _given(self, name, iteration):
        return self.given[name] if iteration is None else self.given[name][iteration]


class Mlp:
    """Dense layers, a non-linearity after each but the last."""

    def __init__(self, arrays, prefix, activation):
        count = sum(k.startswith(prefix) and k.endswith("weight") for k in arrays)
        self.layers = [
            (arrays[f"{prefix}{i}.weight"], arrays[f"{prefix}{i}.bias"]) for i in range(count)
        ]
        self.activation = activation

    def __call__(self, x):
        for index, (weight, bias) in enumerate(self.layers):
            x = torch.addmm(bias, x, weight)
            if index + 1 < len(self.layers):
                x = self.activation(x)
        return x


def trained(arrays, prefix=""):
    names = [k for k in arrays if k.startswith(prefix) and "first." not in k
             and "second." not in k and "noise." not in k and k not in ("x", "v")]
    return [arrays[k].requires_grad_() for k in sorted(names)]


def adam(parameters, rate, betas=(0.9, 0.999)):
    return torch.optim.Adam(parameters, lr=rate, betas=betas, fused=True)


def toy_vae(kind, arrays):
    noise = Noise(arrays)
    samples = 10 if kind == "W1b" else 1
    x = arrays["x"]
    encoder = Mlp(arrays, "encoder.", torch.tanh)
    decoder = Mlp(arrays, "decoder.", torch.tanh)
    log_sigma = arrays["decoder.logSigma"]
    parameters = trained(arrays, "encoder.")
    if kind in ("W1", "W1b"):
        parameters = parameters + trained(arrays, "decoder.")
    optimizer = adam(parameters, 1e-3)

    def log_likelihood(z):
        mean = decoder(z.reshape(-1, 2)).reshape(z.shape[0], -1, 2)
        distance = (x - mean).square().sum(-1)
        return -0.5 * torch.exp(-2 * log_sigma) * distance - 2 * log_sigma - math.log(2 * math.pi)

    def loss_of():
        mean, raw = encoder(x).chunk(2, -1)
        deviation = F.softplus(raw)
        z = mean + deviation * noise.normal("z", (samples, x.shape[0], 2))
        if kind in ("W1", "W1b"):
            variance = deviation.square()
            kl = 0.5 * (mean.square() + variance - 1 - 2 * torch.log(deviation)).sum(-1)
            return (kl - log_likelihood(z).mean(0)).mean()
        if kind == "W2":
            z = z.detach().requires_grad_()
            (score,) = torch.autograd.grad(log_likelihood(z).sum(), z)
        else:
            (score,) = torch.autograd.grad(log_likelihood(z).sum(), z, create_graph=True)
        mismatch = (mean - z) / deviation.square() + z - score
        return mismatch.square().sum(-1).mean(0).mean()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of()
        loss.backward(inputs=parameters)
        optimizer.step()
        return loss

    return step


def image_vae(kind, arrays):
    noise = Noise(arrays)
    x = arrays["x"]
    encoder = Mlp(arrays, "encoder.", F.softplus)
    decoder = Mlp(arrays, "decoder.", F.softplus)
    optimizer = adam(trained(arrays), 1e-4)

    def step():
        optimizer.zero_grad(set_to_none=True)
        mean, log_deviation = encoder(x).chunk(2, -1)
        deviation = torch.exp(log_deviation)
        z = mean + deviation * noise.normal("z", (1, x.shape[0], 40))[0]
        likelihood = -F.binary_cross_entropy_with_logits(
            decoder(z), x, reduction="none").sum(-1)
        kl = 0.5 * (mean.square() + deviation.square() - 1 - 2 * log_deviation).sum(-1)
        loss = (kl - likelihood).mean()
        if kind == "W5b":
            (score,) = torch.autograd.grad(likelihood.sum(), z, create_graph=True)
            mismatch = (mean - z) / deviation.square() + z - score
            loss = loss + 0.1 * mismatch.square().sum(-1).mean()
        loss.backward()
        optimizer.step()
        return loss

    return step


def restricted_machine(kind, arrays):
    visible, latent, rate, level = SIZES[kind]
    noise = Noise(arrays)
    v0 = arrays["v"]
    batch = v0.shape[0]
    weight, bias = arrays["posterior.weight"], arrays["posterior.bias"]
    w, c = arrays["model.weight"], arrays["model.hiddenBias"]
    b, log_sigma = arrays["model.visibleBias"], arrays["model.logSigma"]
    lower = adam([weight.requires_grad_(), bias.requires_grad_()], rate, (0.9, 0.95))
    upper = adam([p.requires_grad_() for p in (log_sigma, b, c, w)], rate, (0.9, 0.95))

    def step():
        w_held, c_held = w.detach(), c.detach()
        for k in range(5):
            lower.zero_grad(set_to_none=True)
            v = v0 + level * noise.normal("inner", (batch, visible), k)
            logits = torch.addmm(bias, v, weight)
            h = torch.sigmoid((logits + noise.logistic("gates", (batch, latent), k)) / 0.1)
            target = torch.addmm(c_held, v, w_held)
            loss = (h * (logits - target) - F.softplus(logits)).sum(-1).mean()
            loss.backward()
            lower.step()
        upper.zero_grad(set_to_none=True)
        with torch.no_grad():
            epsilon = noise.normal("outer", (batch, visible))
            v = v0 + level * epsilon
            logits = torch.addmm(bias, v, weight)
            sets = torch.sigmoid((logits + noise.logistic("particles", (6, batch, latent))) / 0.1)
        pull = (b - v) * torch.exp(-2 * log_sigma)
        with torch.no_grad():
            z = pull + sets[:2].mean(0) @ w.T + epsilon / level
            along = (sets[4:] * (z @ w)).sum(-1)
            weighted = ((along - along.mean(0)).unsqueeze(-1) * sets[4:]).sum(0)
        first = (z * (pull + sets[2:4].mean(0) @ w.T)).sum(-1)
        second = (weighted * torch.addmm(c, v, w)).sum(-1)
        (first + second).mean().backward()
        upper.step()
        return 0.5 * z.square().sum(-1).mean()

    return step


def faces(kind, arrays):
    """VaGES denoising score matching, or bi-level score matching with unrolled steps of Adam."""
    unrolled = int(kind[1:]) if len(kind) > 1 else None
    rate, betas, level = 2e-4, (0.9, 0.95), 0.3
    noise = Noise(arrays)
    v0 = arrays["v"]
    batch = v0.shape[0]
    weight, bias = arrays["posterior.weight"], arrays["posterior.bias"]
    w, c = arrays["model.weight"], arrays["model.hiddenBias"]
    b, log_sigma = arrays["model.visibleBias"], arrays["model.logSigma"]
    visible, latent = w.shape
    lower = adam([weight.requires_grad_(), bias.requires_grad_()], rate, betas)
    upper = adam([p.requires_grad_() for p in (log_sigma, b, c, w)], rate, betas)

    def divergence(weight, bias, w, c, v, gates):
        logits = torch.addmm(bias, v, weight.T)
        h = torch.sigmoid((logits + gates) / 0.1)
        return (h * (logits - torch.addmm(c, v, w)) - F.softplus(logits)).sum(-1).mean()

    def unroll():
        """The posterior after further steps, as a function of the model."""
        phi = [weight.detach().requires_grad_(), bias.detach().requires_grad_()]
        memory = [lower.state[p] for p in (weight, bias)]
        first = [m["exp_avg"].clone() for m in memory]
        second = [m["exp_avg_sq"].clone() for m in memory]
        count = float(memory[0]["step"])
        for k in range(unrolled):
            v = v0 + level * noise.normal("unrolled", (batch, visible), k)
            gates = noise.logistic("unrolledGates", (1, batch, latent), k)
            loss = divergence(*phi, w, c, v, gates[0])
            gradients = torch.autograd.grad(loss, phi, create_graph=True)
            count += 1
            scale, correction = rate / (1 - betas[0] ** count), 1 - betas[1] ** count
            first = [betas[0] * m + (1 - betas[0]) * g for m, g in zip(first, gradients)]
            second = [betas[1] * m + (1 - betas[1]) * g * g for m, g in zip(second, gradients)]
            phi = [p - scale * m / ((s / correction).sqrt() + 1e-8)
                   for p, m, s in zip(phi, first, second)]
        return phi

    def variational(v, epsilon, pull):
        with torch.no_grad():
            logits = torch.addmm(bias, v, weight.T)
            sets = torch.sigmoid((logits + noise.logistic("particles", (6, batch, latent))) / 0.1)
            z = pull + sets[:2].mean(0) @ w.T + epsilon / level
            along = (sets[4:] * (z @ w)).sum(-1)
            weighted = ((along - along.mean(0)).unsqueeze(-1) * sets[4:]).sum(0)
        first = (z * (pull + sets[2:4].mean(0) @ w.T)).sum(-1)
        second = (weighted * torch.addmm(c, v, w)).sum(-1)
        return z, first + second

    def bilevel(v, epsilon, pull):
        if unrolled:
            own, own_bias = unroll()
        else:
            own, own_bias = weight.detach(), bias.detach()
        logits = torch.addmm(own_bias, v, own.T)
        h = torch.sigmoid((logits + noise.logistic("particles", (2, batch, latent))) / 0.1).mean(0)
        score = pull + h @ w.T - (h - torch.sigmoid(logits)) @ own
        z = (score + epsilon / level).detach()
        return z, (z * score).sum(-1)

    def step():
        w_held, c_held = w.detach(), c.detach()
        for k in range(5):
            lower.zero_grad(set_to_none=True)
            v = v0 + level * noise.normal("inner", (batch, visible), k)
            gates = noise.logistic("gates", (1, batch, latent), k)
            divergence(weight, bias, w_held, c_held, v, gates[0]).backward()
            lower.step()
        upper.zero_grad(set_to_none=True)
        epsilon = noise.normal("outer", (batch, visible))
        v = v0 + level * epsilon
        pull = (b - v) * torch.exp(-2 * log_sigma)
        z, surrogate = (variational if unrolled is None else bilevel)(v, epsilon, pull)
        surrogate.mean().backward(inputs=[p for p in (log_sigma, b, c, w)
                                          if unrolled != 0 or p is not c])
        upper.step()
        return 0.5 * z.square().sum(-1).mean()

    return step


def documents(kind, arrays):
    noise = Noise(arrays)
    columns, values = arrays["columns"].long(), arrays["values"]
    starts = arrays["offsets"][:-1].long()
    lengths = arrays["lengths"]
    encoder, encoder_bias = arrays["encoder.weight"], arrays["encoder.bias"]
    decoder, bias = arrays["decoder.weight"], arrays["decoder.bias"]
    optimizer = adam([p.requires_grad_() for p in (encoder, encoder_bias, decoder, bias)], 1e-3)

    def product(weight):
        return F.embedding_bag(columns, weight, starts, mode="sum", per_sample_weights=values)

    def step():
        optimizer.zero_grad(set_to_none=True)
        logits = product(encoder) + encoder_bias
        u = noise.uniform("u", tuple(logits.shape))
        probability = torch.sigmoid(logits)
        with torch.no_grad():
            codes = torch.cat([(1 - probability < u), (u < probability)]).float()
        matched = (codes.reshape(2, *logits.shape) * product(decoder)).sum(2)
        normaliser = torch.logsumexp(torch.addmm(bias, codes, decoder.T), 1)
        f = normaliser.reshape(2, -1) * lengths - matched - product(bias.unsqueeze(1)).T
        slope = ((f[0] - f[1]).unsqueeze(1) * (u - 0.5)).detach()
        value = 0.5 * f.sum(0)
        divergence = (probability * logits - F.softplus(logits)).sum(1)
        ((slope * logits).sum(1) + value + divergence).mean().backward()
        optimizer.step()
        return (value + divergence).mean()

    return step


def annealing(kind, arrays):
    noise = Noise(arrays)
    chains = noise.given["start"].shape[0] if noise.given else 2000
    full = 2000 if kind == "W8" else 21
    count = noise.given["hidden"].shape[0] + 1 if noise.given else full
    sigma, b = arrays["sigma"], arrays["visibleBias"]
    c, w = arrays["hiddenBias"], arrays["weight"]
    visible, latent = w.shape

    @torch.no_grad()
    def step():
        variance = sigma.square()
        v = b + sigma * noise.normal("start", (chains, visible))
        total = torch.zeros(chains)
        for j in range(count - 1):
            before, now = j / (count - 1), (j + 1) / (count - 1)
            logits = torch.addmm(c, v, w)
            hot = now * logits
            total += (F.softplus(hot) - F.softplus(before * logits)).sum(-1)
            h = (-noise.logistic("hidden", (chains, latent), j) < hot).float()
            v = (b + now * (variance * (h @ w.T))
                 + sigma * noise.normal("visible", (chains, visible), j))
        return torch.logsumexp(total, 0) - math.log(chains)

    return step


MAKERS = {"W1": toy_vae, "W1b": toy_vae, "W2": toy_vae, "W2r": toy_vae, "W3": restricted_machine,
          "W4": restricted_machine, "W5": image_vae, "W5b": image_vae, "W7s": documents,
          "W8": annealing, "W8f": annealing, "F": faces, "F0": faces, "F2": faces, "F5": faces}


class Torch:
    def __init__(self):
        self.steps = {}

    def _make(self, name, arrays):
        return MAKERS[name](name, {k: torch.from_numpy(v.copy()) for k, v in arrays.items()})

    def losses(self, name, mode, arrays, steps):
        step = self._make(name, arrays)
        return [float(step()) for _ in range(steps)]

    def prepare(self, name, mode, arrays, steps):
        self.steps[name] = self._make(name, arrays)
        self.steps[name]()

    def time(self, name, mode, steps):
        step = self.steps[name]
        for _ in range(steps):
            step()


serve(torch.__version__, Torch())
